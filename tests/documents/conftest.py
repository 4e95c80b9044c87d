"""Shows at the end of every run how well the reader reads: a table a collection, what was gained and what was lost."""


def pytest_terminal_summary(terminalreporter):
    """Print what the tests of collections recorded, whether they passed or failed."""
    reports = [*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())]
    for report in reports:
        for name, text in getattr(report, "user_properties", ()):
            if name.startswith("reading: "):
                terminalreporter.write_sep("-", name)
                terminalreporter.write_line(text)
