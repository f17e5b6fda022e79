"""MetricsSettings: where the metrics can be read, from the environment's values; by default nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.server.setting_values import whole_number
from corpus.errors import SettingsError

LEAST_TOKEN = 16  # characters


@dataclass(frozen=True, slots=True)
class MetricsSettings:
    """Both may be set.

    Args:
        port: of their own, at the page's address, for whoever reaches it; 0 for none.
        token: opens /metrics on the page's own port; never printed.
    """

    port: int = 0
    token: str | None = field(default=None, repr=False)


NO_METRICS = MetricsSettings()


def read_metrics_settings(values: Mapping[str, str]) -> MetricsSettings:
    """What is set.

    Raises:
        SettingsError: a value cannot be used.
    """
    token = values.get("LOTSEN_METRICS_TOKEN")
    if token is not None and (len(token) < LEAST_TOKEN or not token.isascii() or not token.isprintable()):
        raise SettingsError(
            f"LOTSEN_METRICS_TOKEN cannot be used; write at least {LEAST_TOKEN} letters and digits."
        )
    return MetricsSettings(whole_number(values, "LOTSEN_METRICS_PORT", 0, range(65_536)), token)


def metrics_as_variables(metrics: MetricsSettings) -> dict[str, str]:
    """The variables that give the same again."""
    return {
        "LOTSEN_METRICS_PORT": str(metrics.port),
        "LOTSEN_METRICS_TOKEN": metrics.token or "",
    }
