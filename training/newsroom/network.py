"""The network: a small BERT encoder with heads for names, cues, and the roles of words to a cue."""

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn

from training.newsroom.batches import Batch
from wiredesk.enrich.model.labels import CUES, NAMES, ROLES, SCHEMES, labels
from wiredesk.enrich.model.words import SHAPES, STATES


@dataclass(frozen=True)
class Size:
    """The dimensions of the network."""

    vocabulary: int = 30522
    width: int = 384
    heads: tuple[int, ...] = (12,) * 6
    """Attention heads of each layer."""
    head_width: int = 32
    inner: tuple[int, ...] = (1536,) * 6
    """Inner units of each layer."""
    positions: int = 512
    role_width: int = 64
    """Width of the vectors of a word and of a cue for one role."""
    reach: int = 64
    """Words on each side of a cue with a separate distance embedding."""
    pooled: bool = False
    """Whether the pieces of a word are pooled to one vector, their mean, before the first layer."""
    relu: bool = False
    """Whether the activation is ReLU instead of GELU."""

    def to_dict(self) -> dict[str, Any]:
        """For a checkpoint."""
        return asdict(self)


class Dropout(nn.Module):
    """Dropout with slices of one long mask, since drawing a number per element takes a tenth of the training time."""

    POOL = 1 << 22

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self._masks: dict[torch.dtype, Tensor] = {}

    def forward(self, x: Tensor) -> Tensor:
        """`x`; in training, some elements are set to zero and the others are scaled up."""
        if not self.training or not self.share:
            return x
        mask = self._masks.get(x.dtype)
        if mask is None:
            kept = torch.rand(self.POOL) >= self.share
            mask = self._masks[x.dtype] = (kept / (1 - self.share)).to(x.dtype)
        start = int(torch.randint(self.POOL - x.numel(), ()).item())
        return x * mask[start : start + x.numel()].view(x.shape)


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019), with normalisation after each half."""

    def __init__(self, size: Size, number: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.head_width = size.heads[number], size.head_width
        self.qkv = nn.Linear(size.width, 3 * self.heads * self.head_width)
        self.out = nn.Linear(self.heads * self.head_width, size.width)
        self.norm_1 = nn.LayerNorm(size.width, eps=1e-12)
        self.up = nn.Linear(size.width, size.inner[number])
        self.down = nn.Linear(size.inner[number], size.width)
        self.norm_2 = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.bend = nn.functional.relu if size.relu else nn.functional.gelu

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is (batch, pieces, width); `mask` is (batch, 1, 1, pieces), True for pieces and False for padding."""
        batch, length, _ = x.shape
        parts = self.qkv(x).view(batch, length, 3, self.heads, self.head_width)
        q, k, v = parts.permute(2, 0, 3, 1, 4)
        # PyTorch's built-in attention takes five times as long on a CPU, with heads as narrow as these.
        scores = (q * self.head_width**-0.5) @ k.transpose(-1, -2)
        mixed = scores.masked_fill(~mask, -1e4).softmax(-1).to(v.dtype) @ v
        x = self.norm_1(x + self.dropout(self.out(mixed.transpose(1, 2).flatten(2))))
        inner = self.bend(self.up(x))
        return self.norm_2(x + self.dropout(self.down(inner)))


class Encoder(nn.Module):
    """Maps pieces, shapes and states to one vector per piece."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.pooled = size.pooled
        self.words = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.shapes = nn.Embedding(SHAPES, size.width)
        self.states = nn.Embedding(STATES, size.width)
        nn.init.normal_(self.shapes.weight, std=0.01)
        nn.init.normal_(self.states.weight, std=0.01)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, number, dropout) for number in range(len(size.heads)))

    def embedded(self, pieces: Tensor, tokens: Tensor, shapes: Tensor, states: Tensor) -> Tensor:
        """The input vectors of the first layer.

        Args:
            pieces: (batch, pieces).
            tokens: (batch, pieces), the index of each piece's token; for padding, one more than the last.
            shapes: (batch, tokens).
            states: (batch, tokens).
        """
        x = self.words(pieces)
        if self.pooled:
            x = _mean(x, tokens, shapes.shape[1])
        places = torch.arange(x.shape[1]).clamp(max=self.positions.num_embeddings - 1)
        return x + self.positions(places) + self.shapes(shapes) + self.states(states)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Input and output are (batch, tokens, width); `mask` is (batch, tokens), True except for padding."""
        x = self.dropout(self.norm(x))
        seen = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, seen)
        return x


def _mean(x: Tensor, tokens: Tensor, count: int) -> Tensor:
    """The mean vector of each token's pieces."""
    batch, _, width = x.shape
    total = torch.zeros(batch, count + 1, width, dtype=x.dtype).scatter_add(1, tokens[:, :, None].expand_as(x), x)
    number = torch.zeros(batch, count + 1, dtype=x.dtype).scatter_add(1, tokens, torch.ones_like(x[:, :, 0]))
    return (total / number.clamp(min=1)[:, :, None])[:, :count]


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.size = size
        self.encoder = Encoder(size, dropout)
        self.dropout = Dropout(dropout)
        self.names = nn.Linear(size.width, labels(SCHEMES[NAMES]))
        self.cues = nn.Linear(size.width, len(CUES))
        self.role = nn.Linear(size.width, len(ROLES))
        self.role_of_cue = nn.Linear(size.width, len(ROLES) * size.role_width)
        self.role_of_word = nn.Linear(size.width, len(ROLES) * size.role_width)
        self.distance = nn.Parameter(torch.zeros(len(ROLES), 2 * size.reach + 1))

    def forward(self, batch: Batch) -> Tensor:
        """One vector for each word: (batch, words, width)."""
        x = self.encoder(self.encoder.embedded(batch.pieces, batch.tokens, batch.shapes, batch.states), batch.mask)
        return self.dropout(torch.gather(x, 1, batch.heads[:, :, None].expand(-1, -1, x.shape[2])))

    def roles(self, x: Tensor, batch: Tensor, cues: Tensor) -> Tensor:
        """The scores (cues, words, roles) of all words for each cue, given by the indexes of its window and word."""
        count, length = len(batch), x.shape[1]
        of_cue = self.role_of_cue(x[batch, cues]).view(count, len(ROLES), self.size.role_width)
        of_word = self.role_of_word(x).view(*x.shape[:2], len(ROLES), self.size.role_width)[batch]
        scores = torch.einsum("crd,cwrd->cwr", of_cue, of_word) / self.size.role_width**0.5
        away = torch.arange(length, device=x.device)[None] - cues[:, None]
        away = away.clamp(-self.size.reach, self.size.reach) + self.size.reach
        return scores + self.role(x)[batch] + self.distance.t()[away]
