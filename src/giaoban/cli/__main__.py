"""`python -m giaoban.cli`, for where the installed command is not on the path."""

import sys

from giaoban.cli.main import main

sys.exit(main())
