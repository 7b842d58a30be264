"""The window: shows the open document and turns events into pointers and actions. The only floor that knows Qt.

What needs no Qt is imported first: Qt for Python reads through the source of every module that is imported after it, which costs
a start a tenth of its time.
"""

import planogram.draw.gondola
import planogram.draw.plan
import planogram.draw.ruler
import planogram.exchange.finding_words
import planogram.exchange.floor_words
import planogram.exchange.label_words
import planogram.exchange.picture_files
import planogram.exchange.plan_look
import planogram.exchange.psa.words
import planogram.exchange.sales_words
import planogram.exchange.workbook.sheets
import planogram.exchange.workbook.watch
import planogram.metrics.changes
import planogram.metrics.report
import planogram.metrics.room
import planogram.model.edits.custom_fields
import planogram.model.edits.settings
import planogram.session.branches
import planogram.session.clipboard
import planogram.session.recovery
import planogram.session.removed
import planogram.session.sidebench
import planogram.storage.library
import planogram.tools.band
import planogram.tools.choices
import planogram.tools.floor
import planogram.tools.floor_pnm
import planogram.tools.furnish
import planogram.tools.place
import planogram.tools.resize
import planogram.tools.select
import planogram.tools.tool  # noqa: F401
