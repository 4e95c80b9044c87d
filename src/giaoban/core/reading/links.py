"""Which result a percentage or a growth describes.

A reader carries the last result of the subject: "thu ngân sách đạt **V**, bằng p% kế hoạch, tăng q% so với cùng kỳ" ties
both to V. A new subject, a result that is a part ("trong đó …") or a new period each start anew.
"""

from giaoban.core.reading.report import Role

RELATIVE = (Role.OF_TARGET, Role.OF_PREVIOUS, Role.GROWTH)
