"""The network: a small BERT encoder with heads for names, cues, and the roles of words to a cue."""

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn

from workers.enrich.reader.labels import CUES, ROLES, SCHEMES, labels
from workers.enrich.reader.words import SHAPES, STATES


@dataclass(frozen=True)
class Size:
    """What the network is built by."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    inner: int = 1536
    heads: int = 12
    positions: int = 512
    role_width: int = 64
    """Of a word's vector for one role, and of a cue's."""
    reach: int = 64
    """Words to either side of a cue whose distance is told apart."""

    def to_dict(self) -> dict[str, int]:
        """For a checkpoint."""
        return asdict(self)


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019), normalised after each half."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.norm_1 = nn.LayerNorm(size.width, eps=1e-12)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm_2 = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is (batch, pieces, width); `mask` is (batch, 1, 1, pieces), true where there is a piece."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm_1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, width))))
        inner = nn.functional.gelu(self.up(x))
        return self.norm_2(x + self.dropout(self.down(inner)))


class Encoder(nn.Module):
    """Pieces, shapes and states in; one vector a piece out."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.shapes = nn.Embedding(SHAPES, size.width)
        self.states = nn.Embedding(STATES, size.width)
        nn.init.normal_(self.shapes.weight, std=0.01)
        nn.init.normal_(self.states.weight, std=0.01)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))

    def forward(self, pieces: Tensor, shapes: Tensor, states: Tensor, mask: Tensor) -> Tensor:
        """All (batch, pieces); the result is (batch, pieces, width)."""
        positions = self.positions.weight[: pieces.shape[1]]
        x = self.words(pieces) + positions + self.shapes(shapes) + self.states(states)
        x = self.dropout(self.norm(x))
        seen = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, seen)
        return x


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.size = size
        self.encoder = Encoder(size, dropout)
        self.dropout = nn.Dropout(dropout)
        self.names = nn.ModuleDict({scheme: nn.Linear(size.width, labels(kinds)) for scheme, kinds in SCHEMES.items()})
        self.cues = nn.Linear(size.width, len(CUES))
        self.role = nn.Linear(size.width, len(ROLES))
        self.role_of_cue = nn.Linear(size.width, len(ROLES) * size.role_width)
        self.role_of_word = nn.Linear(size.width, len(ROLES) * size.role_width)
        self.distance = nn.Parameter(torch.zeros(len(ROLES), 2 * size.reach + 1))

    def forward(self, pieces: Tensor, shapes: Tensor, states: Tensor, mask: Tensor, heads: Tensor) -> Tensor:
        """One vector for each word: (batch, words, width); `heads` is (batch, words), the words' first pieces."""
        x = self.encoder(pieces, shapes, states, mask)
        index = heads[:, :, None].expand(-1, -1, x.shape[2])
        return self.dropout(torch.gather(x, 1, index))

    def roles(self, x: Tensor, batch: Tensor, cues: Tensor) -> Tensor:
        """The scores (cues, words, roles) of all words to each cue, given as numbers of a window and a word in it."""
        count, length = len(batch), x.shape[1]
        of_cue = self.role_of_cue(x[batch, cues]).view(count, len(ROLES), self.size.role_width)
        of_word = self.role_of_word(x).view(*x.shape[:2], len(ROLES), self.size.role_width)[batch]
        scores = torch.einsum("crd,cwrd->cwr", of_cue, of_word) / self.size.role_width**0.5
        away = torch.arange(length, device=x.device)[None] - cues[:, None]
        away = away.clamp(-self.size.reach, self.size.reach) + self.size.reach
        return scores + self.role(x)[batch] + self.distance.t()[away]
