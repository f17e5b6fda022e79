"""Single values of the settings, read or refused with one line that says what to write (pure)."""

from collections.abc import Mapping

from corpus.errors import SettingsError


def whole_number(values: Mapping[str, str], name: str, default: int, allowed: range) -> int:
    """The number under this name, the default where there is none.

    Raises:
        SettingsError: it is no number, or none of those allowed.
    """
    value = values.get(name)
    if value is None:
        return default
    # isdecimal() takes digits of every script, as int() does; a very long one is no number of ours.
    if not value.isdecimal() or len(value) > len(str(allowed[-1])) or int(value) not in allowed:
        raise SettingsError(f"{name} is {value!r}; write a number, {allowed[0]} to {allowed[-1]}.")
    return int(value)


def one_of(values: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    """The word under this name, the first of those allowed where there is none.

    Raises:
        SettingsError: it is none of those allowed.
    """
    value = values.get(name, allowed[0])
    if value not in allowed:
        raise SettingsError(f"{name} is {value!r}; write {' or '.join(allowed)}.")
    return value
