"""The exit statuses, which other programs depend on."""

NOTHING_MISREPORTED, MISREPORTED, COULD_NOT_RUN, INTERRUPTED = 0, 1, 2, 130
