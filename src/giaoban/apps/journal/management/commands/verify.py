"""`verify`: prove that nobody has changed the journal, nor the ledger behind its back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from giaoban.apps.journal.actions import disagreeing, verify
from giaoban.core.chain import CodeError, normal_code
from giaoban.core.chain.wording import anchor_words, broken_words, found_words, whole_words


class Command(BaseCommand):
    """Goes through the whole chain of the journal, then through the rows of the ledger that it tells of."""

    help = "Kiểm tra nhật ký: mỗi sự kiện có còn nguyên và nối đúng với sự kiện trước không"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", default="", metavar="MÃ_BĂM", help="mã băm đã ghi lại trước đây")
        parser.add_argument("--code", default="", metavar="MÃ", help="mã in cạnh một số liệu")

    def handle(self, *args: Any, **options: Any) -> None:
        head = options["head"].strip().lower()
        try:
            code = normal_code(options["code"]) if options["code"] else ""
        except CodeError as error:
            raise CommandError(str(error), returncode=2) from error
        proof = verify(head=head, code=code)
        if proof.broken is not None:
            raise CommandError(broken_words(proof))
        self.stdout.write(whole_words(proof))
        for wanted, (words, good) in ((head, anchor_words(proof, head)), (code, found_words(proof, code))):
            if wanted and not good:
                raise CommandError(words)
            if wanted:
                self.stdout.write(words)
        if sentences := disagreeing():
            raise CommandError("Sổ số liệu không còn như nhật ký đã ghi. " + "; ".join(sentences) + ".")
