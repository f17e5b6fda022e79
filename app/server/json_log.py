"""The log as one JSON object a line, with nothing in it that a visitor typed."""

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType

from app.server.question_id import question_id

FIELDS = "fields"  # the attribute of a record with further values by name
MOST_PLACES = 8  # of the code, innermost last


class JsonLines(logging.Formatter):
    """time, level, logger, message; the question's id where there is one; of an error its kind and place."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; in ASCII, so that no sign of a message ends it."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {
            "time": at,
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if id := question_id():
            line["question"] = id
        line |= getattr(record, FIELDS, {})
        if record.exc_info and record.exc_info[0]:
            # Its own words may repeat what a visitor typed.
            line |= {"error": record.exc_info[0].__name__, "at": _places(record.exc_info[2])}
        return json.dumps(line)


def _places(trace: TracebackType | None) -> list[str]:
    """File, line and function of the calls that led to an error; no folder of this machine."""
    frames = traceback.extract_tb(trace)[-MOST_PLACES:]
    return [f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


class _JsonLogger(logging.Logger):
    """For what gets handlers of its own, as Streamlit gives its loggers and uvicorn's, more than once."""

    def addHandler(self, hdlr: logging.Handler) -> None:
        """Whatever form it was to have, it writes ours."""
        hdlr.setFormatter(JsonLines())
        super().addHandler(hdlr)


def write_json_lines() -> None:
    """Have everything that this process logs from now on written so, our own from INFO upwards."""
    from streamlit import config  # its loggers are made as it is imported

    # It would draw faults with Rich, past the log, their own words included.
    config.set_option("logger.enableRich", False)
    logging.setLoggerClass(_JsonLogger)
    if not logging.root.handlers:
        logging.root.addHandler(logging.StreamHandler())
    logging.captureWarnings(True)
    logging.getLogger("lotsen").setLevel(logging.INFO)
    for logger in (logging.root, *logging.root.manager.loggerDict.values()):
        for handler in getattr(logger, "handlers", ()):
            handler.setFormatter(JsonLines())
        if type(logger) is logging.Logger:
            logger.__class__ = _JsonLogger  # it was made before, and may get another handler yet
