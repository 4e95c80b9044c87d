"""`load_sample`: the sample office, to try the system with."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from giaoban.apps.reviews import sample


class Command(BaseCommand):
    """Loads the sample office; loading it again changes nothing."""

    help = "Nạp đơn vị mẫu: danh mục, 51 báo cáo và các tài khoản dùng thử; nạp lại không làm thay đổi gì"

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = sample.load(settings.DATA, say=self.stdout.write)
        self.stdout.write(f"{loaded.accepted} báo cáo đã nhận, {loaded.unchanged} báo cáo đã có từ trước.")
        for name, password in loaded.logins.items():
            self.stdout.write(f"Tài khoản {name}, mật khẩu {password or 'do người dùng đã đổi'}")
        if loaded.written_to is not None:
            self.stdout.write(f"Mật khẩu được giữ ở {loaded.written_to}, chỉ chủ máy đọc được.")
        self.stdout.write(f"Mở đầu ở đơn vị {loaded.opens_at[0]}, kỳ {loaded.opens_at[1]}.")
        if loaded.refused:
            raise CommandError("Có báo cáo không nhận được: " + "; ".join(loaded.refused))
