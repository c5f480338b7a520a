"""The JSON of the HTTP API: pydantic models that read the frozen records and describe themselves in Chinese.

The models hold no logic; a test keeps their field names equal to the records' and to the contract.
"""
# ruff: noqa: D415  (the docstrings are the Chinese texts of /docs)

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, field_validator, model_validator
from pydantic_core import PydanticCustomError

from corpus import Comparator, DocumentKind, Kind, Level, Tense
from qa.figure_table import Order
from qa.records import Operator, Outcome, Reason, Verdict

MAX_TOP_K = 20  # passages; more than a person reads, and a cap on the work of one question
MAX_LIMIT = 1000  # figures a page; one report states about 300

_FIGURE: dict[str, JsonValue] = {
    "id": "example-2023:2:23-29",
    "report": "example-2023",
    "paragraph": 2,
    "start": 23,
    "end": 29,
    "text": "4000亿元",
    "value": 4e11,
    "value_max": None,
    "unit": "元",
    "comparator": ">",
    "indicator": "地区生产总值",
    "kind": "level",
    "tense": "target",
    "modality": "",
    "year": 2023,
    "ocr_certainty": None,
}


class _Record(BaseModel):
    """Reads a frozen record by its attributes."""

    model_config = ConfigDict(from_attributes=True)


def _refuse_surrogates(text: str) -> str:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise PydanticCustomError("string_unicode", "unpaired surrogate")
    return text


class FigureModel(_Record):
    """报告里的一个数字。`text` 是原文，`text == 段落文字[start:end]`。"""

    model_config = ConfigDict(from_attributes=True, title="Figure", json_schema_extra={"examples": [_FIGURE]})

    id: str = Field(description="编号；同一份报告重建索引后不变")
    report: str = Field(description="报告编号")
    paragraph: int = Field(description="段落号，从 1 起")
    start: int = Field(description="在段落文字中的起点（含）")
    end: int = Field(description="在段落文字中的终点（不含）")
    text: str = Field(description="原文，例如 4000亿元")
    value: float = Field(description="数值，万、亿已乘开；区间取下限")
    value_max: float | None = Field(description="区间的上限；不是区间时为 null")
    unit: str = Field(description="基本单位，不带万、亿；个百分点与 % 不同；分数为空")
    comparator: Comparator = Field(description="界限：= 恰为，> 超过，>= 以上，< 低于，<= 以内，~ 左右，range 区间")
    indicator: str = Field(description="说的是什么")
    kind: Kind = Field(
        description="level 总量，increment 新增，growth 增长，share 占比，bound 控制线，rank 名次（居全省第2位）"
    )
    tense: Tense = Field(description="target 目标，actual 已实现")
    modality: str = Field(description="承诺用语，如 力争、确保；没有则为空")
    year: int | None = Field(description="所说的年份；不明为 null")
    ocr_certainty: float | None = Field(
        description="由文字识别（OCR）从扫描件读出时，所在行的识别把握，0 到 1，请对照原件；不是识别的为 null"
    )


class QuoteModel(_Record):
    """逐字引文：`text == 段落文字[start:end]`。"""

    model_config = ConfigDict(from_attributes=True, title="Quote")

    report: str = Field(description="报告编号")
    paragraph: int = Field(description="段落号，从 1 起")
    start: int = Field(description="起点（含）")
    end: int = Field(description="终点（不含）")
    text: str = Field(description="引文")


class PageLineModel(_Record):
    """段落的一行在原件上的位置。"""

    model_config = ConfigDict(from_attributes=True, title="PageLine")

    start: int = Field(description="在段落文字中的起点（含）")
    end: int = Field(description="在段落文字中的终点（不含）")
    page: int = Field(description="原件的页号，从 1 起")
    box: tuple[float, float, float, float] = Field(description="左、上、右、下，各占页宽、页高的几分之几，从左上角量起")
    certainty: float | None = Field(description="由文字识别（OCR）读出时这一行的把握，0 到 1；不是识别的为 null")


class PassageModel(_Record):
    """找到的一个段落。"""

    model_config = ConfigDict(from_attributes=True, title="Passage")

    report: str = Field(description="报告编号")
    paragraph: int = Field(description="段落号，从 1 起")
    section: str = Field(description="所在章节，各级标题以 “ / ” 相连；没有则为空")
    text: str = Field(description="段落全文")
    score: float = Field(description="相关度，越大越好；只在同一问题内可比")
    highlights: list[tuple[int, int]] = Field(description="最贴近问题的文字，[起点, 终点)")
    figures: list[FigureModel] = Field(description="本段的全部数字")


class ComputedModel(_Record):
    """由答案中的数字算出或数出的结果；报告里没有这个数。"""

    model_config = ConfigDict(from_attributes=True, title="Computed")

    operator: Operator = Field(
        description="compare 比较，difference 相差，sum 合计，ratio 倍数或占比，change 变化，count 计数"
    )
    value: float = Field(description="结果；比较和相差都是大的减小的")
    unit: str = Field(description="结果的单位；两个比率相差的是个百分点，计数为空")
    ahead: int | None = Field(description="所问的一方（更高、更少）在 figures 中的位置，从 0 起；没有则为 null")


class AnswerModel(_Record):
    """一个问题的回答；文字都逐字摘自报告。"""

    model_config = ConfigDict(from_attributes=True, title="Answer")

    question: str = Field(description="收到的问题")
    answered: bool = Field(description="是否有答案;false 时 passages 仍给出最接近的段落")
    reason: Reason | None = Field(
        description="没有答案的原因：not_mentioned 报告没有提到，no_figure 提到了但没有给出数字，"
        "other_place 问的是别的地方，other_year 问的是别的年份，which_place 没有说是哪个地方；有答案时为 null"
    )
    message: str = Field(description="原因或说明，中文一句话；可为空")
    confidence: float = Field(description="答案正确的概率，0 到 1，经过校准")
    answer: str | None = Field(description="答案，报告原文；没有答案时为 null")
    quotes: list[QuoteModel] = Field(description="依据的原文")
    figures: list[FigureModel] = Field(description="答案中的数字")
    passages: list[PassageModel] = Field(description="相关段落，最相关的在前")
    took_ms: float = Field(description="用时，毫秒")
    verdict: Outcome | None = Field(
        default=None, description="问目标完成没有时：met 达到，missed 没有达到，not_found 没有给出结果；不问时为 null"
    )
    choices: list[str] = Field(default=[], description="没有说是哪个地方时（which_place）可选的地方，最可能的在前")
    computed: ComputedModel | None = Field(description="由数字算出或数出的结果；没有则为 null")


class AskRequest(BaseModel):
    """要问的问题。"""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={"examples": [{"question": "地区生产总值增长多少？", "top_k": 5}]},
    )

    question: str = Field(description="问题，1 到 500 个字；口语、繁体、英文都可以")
    top_k: int = Field(default=5, ge=1, le=MAX_TOP_K, description=f"要几个段落，1 到 {MAX_TOP_K}")
    reports: list[str] | None = Field(default=None, description="只在这些报告里找（编号）；省略或空列表表示全部报告")

    @field_validator("question")
    @classmethod
    def _encodable(cls, question: str) -> str:
        return _refuse_surrogates(question)


class CheckRequest(BaseModel):
    """要核对的文字。"""

    model_config = ConfigDict(
        extra="forbid", strict=True, json_schema_extra={"examples": [{"text": "今年城镇新增就业超过4万人。"}]}
    )

    text: str = Field(description="一句话或一篇稿子，1 到 20000 个字")
    reports: list[str] | None = Field(default=None, description="只和这些报告核对（编号）；省略或空列表表示全部报告")

    @field_validator("text")
    @classmethod
    def _encodable(cls, text: str) -> str:
        return _refuse_surrogates(text)


class ClaimCheckModel(_Record):
    """稿子里的一句话和核对结果。"""

    model_config = ConfigDict(from_attributes=True, title="ClaimCheck")

    text: str = Field(description="这句话，等于所给文字的 [start:end]")
    start: int = Field(description="在所给文字中的起点（含）")
    end: int = Field(description="在所给文字中的终点（不含）")
    verdict: Verdict = Field(description="supported 与报告一致，contradicted 与报告矛盾，not_found 报告没有提到")
    reason: str = Field(description="理由，中文一句话")
    figures: list[FigureModel] = Field(
        description="这句话里的数字；report 为空、paragraph 为 0,起止是在所给文字中的位置"
    )
    figure_verdicts: list[Verdict] = Field(description="每个数字的核对结果，与 figures 一一对应")
    report_figures: list[FigureModel] = Field(description="报告里与之对照的数字")
    quotes: list[QuoteModel] = Field(description="依据的原文")


class CheckModel(_Record):
    """一段文字的核对结果。"""

    model_config = ConfigDict(from_attributes=True, title="Check")

    verdict: Verdict = Field(description="最差的一句的结果：先 contradicted,再 not_found,最后 supported")
    claims: list[ClaimCheckModel] = Field(description="各句的结果，按原文次序")
    took_ms: float = Field(description="用时，毫秒")


class FigureSelection(BaseModel):
    """数字表的筛选条件；空值等于没有这个条件。"""

    model_config = ConfigDict(extra="forbid")

    report: str | None = Field(default=None, description="报告编号", examples=["mianyang-2023"])
    q: str | None = Field(default=None, description="指标或原文里包含的字；用空格隔开的几个词要同时出现")
    unit: str | None = Field(default=None, description="单位，如 元、%、个百分点")
    kind: Kind | None = Field(
        default=None,
        description="level 总量，increment 新增，growth 增长，share 占比，bound 控制线；rank 名次，只在这样筛选时列出",
    )
    tense: Tense | None = Field(default=None, description="target 目标，actual 已实现")
    year: int | None = Field(default=None, description="年份", examples=[2023])
    sort: Order = Field(
        default="report",
        description="次序：report 报告中的次序，indicator 指标，value 数值，year 年份；前面加 - 则倒过来",
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, values: Mapping[str, object]) -> dict[str, object]:
        return {name: value for name, value in values.items() if value != ""}


class FigureQuery(FigureSelection):
    """数字表的一页：筛选条件，再加从第几条起、取几条。"""

    limit: int = Field(default=100, ge=1, le=MAX_LIMIT, description=f"最多返回几条，1 到 {MAX_LIMIT}")
    offset: int = Field(default=0, ge=0, le=2**31, description="跳过前几条")


class FigureList(_Record):
    """筛选出的数字，按报告中的次序。"""

    total: int = Field(description="符合条件的总数")
    items: list[FigureModel] = Field(description="这一页")


class ReportItem(BaseModel):
    """一份报告的基本情况。"""

    id: str = Field(description="报告编号")
    title: str = Field(description="标题")
    place: str = Field(description="地方")
    level: Level = Field(description="层级：国家、省、市、县、乡；不明为空")
    year: int | None = Field(description="部署哪一年的工作；不明为 null")
    date: str = Field(description="作报告的日期，如 2023-01-03；不明为空")
    speaker: str = Field(description="报告人；不明为空")
    source: str = Field(description="来源")
    original: str = Field(description="留有原件时它的后缀：.pdf、.docx、.png、.jpg、.tif；没有则为空")
    paragraphs: int = Field(description="段落数")
    figures: int = Field(description="数字个数")


class WarningItem(BaseModel):
    """添加报告后需要留意的事。"""

    code: str = Field(description="稳定的代码")
    message: str = Field(description="中文一句话")


class Suggestion(BaseModel):
    """没有十分把握的一项，请人确认。"""

    field: Literal["title", "place", "year"] = Field(description="哪一项：title 标题、place 地方、year 年份")
    value: str = Field(description="可能是什么")
    certainty: float = Field(description="有多大把握，0 到 1")
    taken: bool = Field(description="true：已照此采用；false：没有采用，这一项还空着")


class AddedItem(ReportItem):
    """刚添加或刚改正的报告。"""

    kind: DocumentKind = Field(description="文种：工作报告、统计公报、预算报告、计划报告、规划纲要、施政报告；不明为空")
    warnings: list[WarningItem] = Field(description="需要留意的事：没有找到年份、字数太少、略去了什么等")
    suggestions: list[Suggestion] = Field(description="没有十分把握的各项；不带文件、只发 id 和这几项，就是确认")


class ErrorBody(BaseModel):
    """错误的代码和说明。"""

    code: str = Field(description="稳定的错误代码", examples=["bad_question"])
    message: str = Field(description="中文说明：哪里不对，怎么办", examples=["问题是空的，请输入一个问题。"])


class RowItem(BaseModel):
    """一行一份报告的文件里的一行：添加好的报告，或没有添加的原因。"""

    row: int = Field(description="在文件里的第几行，从 1 起")
    report: AddedItem | None = Field(description="添加好的报告；没有添加则为 null")
    error: ErrorBody | None = Field(description="没有添加的原因；已添加则为 null")


class AddedRows(BaseModel):
    """一行一份报告的文件，每份一行。"""

    rows: list[RowItem]


class JobItem(BaseModel):
    """添加一份扫描件，或一个有许多份报告的文件的进度。"""

    id: str = Field(description="任务编号，用来查进度：/api/jobs/{id}")
    state: Literal["running", "done", "failed"] = Field(description="running 正在识别，done 已添加，failed 没有成功")
    done: int = Field(description="已识别的页数；一行一份报告的文件，则是已读的行数")
    pages: int = Field(description="要识别的页数，或行数")
    report: AddedItem | None = Field(description="添加好的报告；还没有则为 null")
    rows: list[RowItem] | None = Field(default=None, description="一行一份报告的文件：每份一行；还没有则为 null")
    error: ErrorBody | None = Field(description="没有成功的原因；没有出错则为 null")


class Removed(BaseModel):
    """删除的报告。"""

    removed: str = Field(description="编号")


class ReportList(BaseModel):
    """现有的报告。"""

    items: list[ReportItem]


class ParagraphItem(BaseModel):
    """报告的一段。"""

    number: int = Field(description="段落号，从 1 起")
    section: str = Field(description="所在章节，各级标题以 “ / ” 相连")
    text: str = Field(description="原文")


class ReportDetail(BaseModel):
    """一份报告的全文。"""

    id: str
    title: str
    place: str
    level: Level
    year: int | None
    date: str
    speaker: str
    source: str
    original: str = Field(description="留有原件时它的后缀；没有则为空")
    figures: int = Field(description="数字个数")
    paragraphs: list[ParagraphItem] = Field(description="全部段落")


class ParagraphDetail(ParagraphItem):
    """一个段落和它的数字。"""

    report: str = Field(description="报告编号")
    figures: list[FigureModel] = Field(description="本段的全部数字")
    lines: list[PageLineModel] = Field(description="各行在原件上的位置；原件没有页（网页、文本、Word）则为空")


class Health(_Record):
    """服务是否就绪，答案从哪里来。"""

    status: str = Field(default="ok", description="总是 ok:不正常时没有回答")
    encoder: str = Field(description="语义模型;none 表示只按词语查找")
    snapshot: str = Field(description="正在使用的索引")
    published: str = Field(description="已发布的索引；与正在使用的不同，就是正要换上，或换不上（见 problem）")
    problem: str = Field(description="已发布的索引为什么没有换上；没有问题则为空")
    reports: int = Field(description="报告数")
    paragraphs: int = Field(description="段落数")
    figures: int = Field(description="数字个数")
    notice: str = Field(description="给用户的提示；没有则为空")


class ErrorModel(BaseModel):
    """所有错误都是这个样子。"""

    model_config = ConfigDict(title="Error")

    error: ErrorBody
