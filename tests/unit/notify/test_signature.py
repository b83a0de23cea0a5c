"""Webhooks are signed as Standard Webhooks says, which its own library checks."""

import base64

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from wiredesk.notify.signature import InvalidSecretError, key_of, signed_headers
from wiredesk.watch.saved_watches import new_secret

# The example of the specification (https://github.com/standard-webhooks/standard-webhooks, "Signature scheme").
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = b'{"test": 2432232314}'


def test_the_example_of_the_specification() -> None:
    headers = signed_headers(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, BODY)

    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_the_library_of_the_standard_accepts_it_and_refuses_another_body() -> None:
    import time

    secret = new_secret()
    headers = signed_headers(secret, "alert-1-1", round(time.time()), b'{"a":"\xc3\xa9"}')

    assert Webhook(secret).verify(b'{"a":"\xc3\xa9"}', headers) == {"a": "é"}
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(b'{"a":"e"}', headers)


@pytest.mark.parametrize("size", [24, 64])
def test_secrets_of_the_sizes_that_the_specification_allows_are_keys(size: int) -> None:
    assert len(key_of("whsec_" + base64.b64encode(b"x" * size).decode())) == size


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_!!!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ="])
def test_an_invalid_secret_is_rejected_and_not_quoted(secret: str) -> None:
    with pytest.raises(InvalidSecretError) as refused:
        key_of(secret)

    assert len(secret) < 10 or secret not in str(refused.value)
