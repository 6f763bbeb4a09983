"""Makes INVENTED returns of 石拐区, to show what `monitor` does: figures in district_invented_2020_2024.xlsx, states of
acts in district_acts_invented_2024.xlsx. None is a statistic.

The sizes are those of the district (24,745 people, 6,328 of them rural; about 124 births a year; six streets and two
townships), the figures are made up. They hang together as in real returns: parts add up to their total, one number of
births serves all rates of a year, every rate follows from its counts. The same bytes come out every time.

    python sample_data/make_district.py [FIGURES [ACTS]]
"""

import io
import re
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

OUTPUT = Path(__file__).with_name("district_invented_2020_2024.xlsx")
ACTS_OUTPUT = Path(__file__).with_name("district_acts_invented_2024.xlsx")
FIXED_TIME = (2000, 1, 1, 0, 0, 0)  # workbooks carry no clock
HEADINGS = ["指标名称", "地区", "分组", "年份", "数值", "单位", "分子", "分母", "数据来源", "备注"]
CENTRED = (2, 3, 4, 6)
WIDTHS = [42, 14, 8, 8, 10, 9, 9, 9, 34, 40]
EXPLANATION = """\
石拐区儿童发展规划监测数据，2020—2024年（虚构示例）
Monitoring data of the children's development plan of Shiguai District, 2020–2024 (invented example)

本工作簿的全部数字均为虚构，仅供演示，不是石拐区的统计数据，请勿引用。
All figures in this workbook are invented for demonstration. They are no statistics of the district; do not cite them.
由脚本 sample_data/make_district.py 生成，固定种子，每次结果相同。
Made by the script sample_data/make_district.py with a fixed seed; the result is always the same.
规模按2020年常住人口24745人设定（城市18417人、农村6328人）；城市指六个街道，农村指五当召镇和吉忽伦图苏木。
The size is that of 24,745 residents in 2020 (18,417 urban, 6,328 rural): six streets, and two townships as rural.
妇幼数据为上年10月至当年9月，学校数据为上年9月至当年8月，其余为公历年。
Mother-and-child figures run from October to September, schools from September to August, the rest by calendar year."""

YEARS = range(2020, 2025)
AREAS = ["石拐街道", "大发街道", "大磁街道", "五当沟街道", "白狐沟街道", "大德恒街道", "五当召镇", "吉忽伦图苏木"]
DISTRICT = ("石拐区", "合计")  # a place is an area and a group
TOWN_AND_COUNTRY = [("石拐区", "城市"), ("石拐区", "农村")]
SEXES = [("石拐区", "男"), ("石拐区", "女")]
STREETS_AND_TOWNSHIPS = [(area, "合计") for area in AREAS]
SCALE = {"%": 100, "‰": 1000, "1/10万": 100_000}

Place = tuple[str, str]
Notes = dict[int, str]


class Row(NamedTuple):
    """A row of a return, in the order of HEADINGS but for 数据来源, which its sheet adds."""

    indicator: str
    area: str
    group: str
    year: int
    value: Any
    unit: str
    numerator: int | None
    denominator: int | None
    note: str


def plain(name: str, values: Any, unit: str, notes: Notes | None = None, place: Place = DISTRICT) -> list[Row]:
    """A value a year; a list that is too short ends in the last year."""
    years = YEARS[-len(values) :]
    return [
        Row(name, *place, year, value, unit, None, None, (notes or {}).get(year, ""))
        for year, value in zip(years, values, strict=True)
    ]


def act(name: str, answers: str, evidence: str = "", place: Place = DISTRICT) -> list[Row]:
    """是 or 否 a year; the first 是 names its evidence."""
    return plain(name, answers, "是/否", {2020 + answers.find("是"): evidence}, place)


def share(
    name: str, cases: Any, people: Any, unit: str = "%", digits: int = 1, place: Place = DISTRICT,
    notes: Notes | None = None,
) -> list[Row]:  # fmt: skip
    """What the counts of each year give, rounded as a department rounds it."""
    counts = list(zip(np.array(cases).tolist(), np.broadcast_to(people, len(cases)).tolist(), strict=True))
    values = [round(some * SCALE[unit] / everybody, digits) for some, everybody in counts]
    rows = plain(name, values, unit, notes, place)
    return [row._replace(numerator=some, denominator=all_) for row, (some, all_) in zip(rows, counts, strict=True)]


def parts(
    name: str, cases: Any, people: Any, places: list[Place], unit: str = "%", digits: int = 1,
    notes: Notes | None = None,
) -> list[Row]:  # fmt: skip
    """The district and the places that add up to it; counts are place x year."""
    people = np.broadcast_to(people, (len(places), len(YEARS)))
    rows = share(name, np.sum(cases, axis=0), people.sum(axis=0), unit, digits, notes=notes)
    for place, some, everybody in zip(places, cases, people, strict=True):
        rows += share(name, some, everybody, unit, digits, place)
    return rows


def everywhere(name: str, cases: Any, people: Any, notes: Notes | None = None) -> list[Row]:
    """The district, its streets and townships, and town and country."""
    rows = parts(name, cases, people, STREETS_AND_TOWNSHIPS, notes=notes)
    return rows + parts(name, town_and_country(cases), town_and_country(people), TOWN_AND_COUNTRY)[len(YEARS) :]


def town_and_country(by_area: Any) -> Any:
    return np.stack([by_area[:6].sum(axis=0), by_area[6:].sum(axis=0)])


def divided(total: int, shares: list[float]) -> Any:
    """`total` in whole numbers by shares; what is left goes to the largest remainders."""
    exact = total * np.array(shares)
    whole = exact.astype(int)
    whole[np.argsort(whole - exact, kind="stable")[: total - whole.sum()]] += 1
    return whole


def of_age(youngest: int, below: int) -> Any:
    """Children from `youngest` to under `below`, area x year: the births of the years before."""
    columns = [BIRTHS_SINCE_2014[:, 7 + t - below : 7 + t - youngest].sum(axis=1) for t in range(len(YEARS))]
    return np.stack(columns, axis=1)


SHARES = [0.25, 0.16, 0.12, 0.10, 0.08, 0.06, 0.16, 0.07]
BIRTHS_SINCE_2014 = np.stack(
    [divided(births, SHARES) for births in (134, 131, 135, 133, 130, 127, 129, 125, 122, 118, 121)], axis=1
)
BIRTHS, DOSES = BIRTHS_SINCE_2014[:, 6:], BIRTHS_SINCE_2014[:, 6:] * 21
ALL_BIRTHS, BIRTHS_BY_TOWN = BIRTHS.sum(axis=0), town_and_country(BIRTHS)
UNDER_18 = [2512, 2486, 2455, 2421, 2398]
PRIMARY, JUNIOR, TESTED = [785, 778, 771, 765, 760], [392, 389, 387, 383, 380], [1198, 1186, 1179, 1168, 1170]
EXAMINED = [[611, 605, 601, 596, 592], [572, 566, 560, 557, 553]]
RURAL_PEOPLE = np.array([[4236, 4201, 4160, 4121, 4079], [2092, 2069, 2044, 2019, 1992]])
TOWNSHIPS = STREETS_AND_TOWNSHIPS[6:]
TAP_WATER = np.array([[4063, 4042, 4025, 4003, 3982], [1960, 1952, 1943, 1931, 1913]])
TOILETS = np.array([[1085, 1140, 1201, 1238, 1284], [489, 512, 540, 563, 588]])
NO_SENIOR_SCHOOL = dict.fromkeys(YEARS, "区内无高中，学生在市区就读")
POSTS = {"石拐街道": "否是是是是", "白狐沟街道": "否否否否否", "大德恒街道": "否否否是是"}

chance = np.random.RandomState(2020)  # its numbers are the same in every version of numpy
VACCINATED = chance.binomial(DOSES, [0.969, 0.974, 0.976, 0.979, 0.976])
VACCINATED[4, 4] = round(DOSES[4, 4] * 0.862)  # 白狐沟街道 falls behind in 2024
MANAGED_3 = chance.binomial(of_age(0, 3), [0.915, 0.92, 0.93, 0.935, 0.94])
MANAGED_7 = chance.binomial(of_age(0, 7), [0.925, 0.93, 0.94, 0.945, 0.95])

# The returns: name of the sheet → source of its figures, rows. Some departments and some indicators send nothing.
RETURNS: dict[str, tuple[str, list[list[Row]]]] = {
    "卫生健康": ("妇幼卫生年报、卫生统计（虚构）", [
        parts("新生儿死亡率", [[0] * 5, [0] * 5], BIRTHS_BY_TOWN, TOWN_AND_COUNTRY, "‰", 2),
        parts("婴儿死亡率", [[1, 0, 0, 0, 0], [0, 0, 1, 0, 0]], BIRTHS_BY_TOWN, TOWN_AND_COUNTRY, "‰", 2,
              {2022: "1例，先天性心脏病"}),
        parts("5岁以下儿童死亡率", [[1, 0, 0, 0, 0], [0, 0, 1, 0, 1]], BIRTHS_BY_TOWN, TOWN_AND_COUNTRY, "‰", 2,
              {2024: "1例，2岁，重症肺炎"}),
        share("新生儿访视率", ALL_BIRTHS - [9, 13, 8, 6, 5], ALL_BIRTHS, notes={2021: "部分改为电话随访，未计入"}),
        everywhere("3岁以下儿童系统管理率", MANAGED_3, of_age(0, 3)),
        everywhere("7岁以下儿童健康管理率", MANAGED_7, of_age(0, 7)),
        everywhere("适龄儿童免疫规划疫苗接种率", VACCINATED, DOSES, {2024: "白狐沟街道门诊停诊两月，尚未补种"}),
        share("6个月内婴儿纯母乳喂养率", [44, 42, 40, 37, 35], [61, 60, 59, 57, 60], notes={2024: "连续下降"}),
        share("5岁以下儿童贫血率", [52, 47, 44, 40, 36], [571, 560, 548, 541, 530]),
        share("5岁以下儿童生长迟缓率", [8, 7, 7, 6, 5], [592, 584, 570, 557, 546]),
        share("0—6岁儿童眼保健和视力检查覆盖率", [801, 812, 806, 803, 799], of_age(0, 7).sum(axis=0)),
        parts("儿童超重率", [[98, 99, 101, 104, 107], [69, 70, 72, 73, 75]], EXAMINED, SEXES),
        parts("儿童肥胖率", [[86, 85, 82, 80, 78], [54, 53, 52, 51, 49]], EXAMINED, SEXES),
        share("12岁儿童龋齿率", [33, 32, 29, 26, 24], [121, 124, 120, 119, 118]),
        share("儿童窝沟封闭服务覆盖率", [104, 118, 131, 139, 146], [251, 249, 247, 245, 244]),
        share("儿童伤害死亡率", [0, 1, 0, 1, 0], UNDER_18, "1/10万", notes={2021: "1例，道路交通", 2023: "1例，跌落"}),
        share("儿童溺水死亡率", [0, 0, 0, 0, 0], UNDER_18, "1/10万"),
        share("儿童跌倒跌落烧烫伤中毒死亡率", [0, 0, 0, 1, 0], UNDER_18, "1/10万"),
        share("儿童跌倒跌落烧烫伤中毒发生率", [61, 58, 60, 54, 49], UNDER_18, "1/10万"),
        plain("每所卫生院和卫生服务中心儿童全科医生数", [0, 0, 1, 1, 1], "人", {2024: "各机构中的最低人数"}),
        plain("每所卫生院和卫生服务中心儿童保健医生数", [1, 1, 1, 1, 1], "人", {2024: "各机构中的最低人数"}),
        plain("新生儿疾病筛查病种数", [4, 4, 4, 5, 5], "个"),
        plain("托育机构数", [1, 2, 2, 3, 3], "个"),
        plain("托位数", [40, 70, 65, 95, 110], "个", {2022: "一所机构装修，停用5个"}),
        act("妇幼健康信息平台建成", "否否是是是", "接入市级平台"),
        act("母乳喂养促进行动实施", "否是是是是", "年度活动方案"),
        act("儿童意外和暴力伤害监测报告系统建立", "否否否是是", "医院、学校、社区三类渠道上报"),
        act("托育服务发展专项规划编制", "否否否否否"),
    ]),
    "教育": ("教育事业统计、学校填报（虚构）", [
        parts("学前教育毛入园率", [[299, 311, 313, 316, 318], [88, 88, 83, 78, 74]], town_and_country(of_age(3, 6)),
              TOWN_AND_COUNTRY, notes={2024: "含外区户籍在园儿童"}),
        share("公办和普惠性民办幼儿园覆盖率", [350, 365, 370, 375, 378], [387, 399, 396, 394, 392]),
        share("九年义务教育巩固率", [131, 133, 130, 126, 124], [134, 135, 132, 130, 130], notes={2024: "净转出6人"}),
        plain("高中阶段教育毛入学率", ["不适用"] * 5, "%", NO_SENIOR_SCHOOL),
        plain("高中阶段学生近视率", ["不适用"] * 5, "%", NO_SENIOR_SCHOOL),
        plain("高中生每天睡眠时间", ["不适用"] * 5, "小时", NO_SENIOR_SCHOOL),
        share("适龄残疾儿童义务教育覆盖率", [18, 19, 20, 20, 21], [20, 20, 21, 21, 21]),
        share("残疾儿童义务教育巩固率", [3, 4, 3, 4], 4, notes={2021: "2021年起统计"}),
        share("小学生近视率", [241, 249, 262, 271, 280], PRIMARY, notes={2024: "连续上升"}),
        share("初中生近视率", [266, 262, 258, 255, 252], JUNIOR),
        share("中小学生国家学生体质健康标准达标合格率", [1051, 1044, 1036, 1030, 994], TESTED),
        share("中小学生国家学生体质健康标准优良率", [456, 462, 465, 468, 471], TESTED),
        share("学校体育场地设施与器材配置达标率", [3, 3, 4, 5, 5], 6),
        share("中小学校心理健康课程设置率", [4, 5, 6, 6, 6], 6),
        share("中小学校心理健康咨询室设立率", [3, 4, 4, 5, 5], 6),
        share("中小学校心理健康教育专兼职教师配备率", [2, 2, 3, 3, 3], 6),
        share("中小学校眼保健操每日开展率", [6, 6, 6, 6, 6], 6),
        plain("儿童每天接触户外自然光时间", [1.8, 1.9, 2.0, 2.1, 2.1], "小时"),
        plain("儿童每天阳光体育运动时间", [1.0, 1.0, 1.1, 1.1, 1.2], "小时"),
        plain("小学生每天睡眠时间", [9.2, 9.3, 9.5, 9.6, 9.6], "小时"),
        plain("初中生每天睡眠时间", [8.1, 8.2, 8.4, 8.4, 8.5], "小时"),
        plain("小学一、二年级家庭书面作业平均完成时间", [12, 5, 0, 0, 0], "分钟"),
        plain("小学三至六年级书面作业平均完成时间", [68, 63, 58, 56, 55], "分钟"),
        plain("初中书面作业平均完成时间", [104, 97, 93, 92, 90], "分钟"),
        share("义务教育学校课后服务覆盖率", [4, 6, 6, 6, 6], 6),
        share("中小学家长学校建校率", [4, 5, 5, 6, 6], 6),
        plain("义务教育公办民办学校同步招生", ["不适用"] * 5, "是/否", {2024: "区内无民办义务教育学校"}),
        plain("普通幼儿园特教点数", [0, 0, 1, 1, 1], "个"),
        act("寒暑假假期托管服务", "否否是是是", "暑期托管班通知"),
        act("全区义务教育质量监测", "是是是是是", "年度监测通知"),
        act("学校消防演习常态化开展", "是是是是是", "各校演习记录"),
    ]),
    "民政": ("民政业务台账（虚构）", [
        *(act("未成年人保护工作站或专门人员设立", POSTS.get(place[0], "否否是是是"), place=place)
          for place in STREETS_AND_TOWNSHIPS),
        plain("专职儿童社会工作者数", [0, 0, 1, 1, 1], "人", place=("五当召镇", "合计")),
        plain("专职儿童社会工作者数", [0, 0, 0, 0, 0], "人", place=("吉忽伦图苏木", "合计")),
        parts("城乡社区儿童之家覆盖率", [[5, 6, 6, 6, 6], [10, 10, 10, 11, 11]], [[6], [11]], TOWN_AND_COUNTRY),
        plain("儿童服务类社会组织数", [0, 0, 1, 1, 2], "个"),
        plain("儿童社会工作专业人员数", [4, 5, 6, 6, 8], "人"),
        plain("留守儿童数", [46, 41, 38, 33, 31], "人"),
        act("留守儿童寒暑假特别关爱行动", "是是否是是", "活动总结"),
        act("未成年人保护热线开通", "否否是是是", "市级热线接听、转本区办理"),
        act("困境儿童救助保护一站式服务平台", "否否否否否"),
        act("监护高风险家庭排查机制建立", "否否否是是", "排查工作办法"),
    ]),
    "医保残联": ("参保系统、残联业务系统（虚构）", [
        share("新生儿基本医疗保险覆盖率", [121, 118, 116, 113, 117], ALL_BIRTHS),
        share("儿童参加城乡居民基本医疗保险覆盖率", [2459, 2440, 2412, 2363, 2334], UNDER_18),
        share("残疾儿童康复服务覆盖率", [22, 23, 25, 26, 27], [25, 25, 27, 27, 28]),
        share("儿童伤害致残率", [1, 0, 1, 0, 1], UNDER_18, "1/10万"),
        share("儿童跌倒跌落烧烫伤中毒致残率", [1, 0, 0, 0, 0], UNDER_18, "1/10万"),
    ]),
    "妇联": ("妇联工作台账（虚构）", [
        parts("家长学校或家庭教育指导服务站点覆盖率", [[4, 5, 5, 6, 6], [7, 8, 8, 9, 9]], [[6], [11]], TOWN_AND_COUNTRY,
              notes={2024: "农村还差1个村"}),
        act("家庭教育指导服务中心设立", "否否是是是", "依托区妇女儿童活动中心"),
        act("家庭教育指导服务规范制定", "否否否否否"),
    ]),
    "农牧水利": ("供水、改厕台账（虚构）", [
        parts("农村自来水普及率", TAP_WATER, RURAL_PEOPLE, TOWNSHIPS),
        share("农村自来水普及率", TAP_WATER.sum(axis=0), RURAL_PEOPLE.sum(axis=0), place=("石拐区", "农村")),
        parts("农村卫生厕所普及率", TOILETS, [[1694], [837]], TOWNSHIPS),
        share("农村卫生厕所普及率", TOILETS.sum(axis=0), 1694 + 837, place=("石拐区", "农村")),
        share("农村集中供水率", RURAL_PEOPLE.sum(axis=0) - [182, 161, 139, 121, 102], RURAL_PEOPLE.sum(axis=0)),
        share("农村供水水质达标率", [90, 91, 92, 76, 93], 96, notes={2023: "管网改造期间浊度超标"}),
        share("农村供水保证率", [352, 356, 361], [365, 365, 366], notes={2022: "2022年起统计"}),
    ]),
    "公安检法司": ("各机关报送（虚构）", [
        share("儿童道路交通事故伤害死亡率", [0, 1, 0, 0, 0], UNDER_18, "1/10万"),
        share("未成年人犯罪人数占未成年人人口数量的比重", [3, 3, 2, 2, 1], UNDER_18, digits=2),
        plain("确定专门机构或专人办理未成年人案件的机关数", [2, 3, 3, 4, 4], "个"),
        act("法治进校园活动开展", "是是是是是", "活动台账"),
        act("学校视频监控联网系统建成", "否是是是是", "验收单"),
    ]),
    "市场监管文旅体": ("各局报送（虚构）", [
        act("儿童用品质量安全守护行动开展", "否是是是是", "年度方案"),
        share("儿童用品安全主题教育开展率", [15, 17, 20, 22, 24], 28),
        plain("公益性儿童校外活动场所数", [3, 3, 4, 4, 5], "个"),
        act("区内足球场地建成", "否是是是是", "区体育场"),
    ]),
    "妇儿工委办": ("妇儿工委办、统计局（虚构）", [
        act("区级儿童发展规划制定", "否否是是是", "2022年12月印发"),
        share("责任单位年度报告报送率", [18, 20], 21, notes={2024: "1个单位未报"}),
        act("妇儿工委会议召开", "是否是是是", "会议纪要"),
        act("年度监测开展", "是是是是是", "监测通知"),
        act("儿童发展统计监测数据库建立", "否否否否否"),
    ]),
}  # fmt: skip


ACT_HEADINGS = ["序号", "条款", "规划要求", "年份", "状态", "佐证材料", "日期", "备注"]
ACT_WIDTHS = [6, 24, 44, 8, 10, 44, 13, 30]
ACT_CENTRED = (1, 4, 5, 7)

# The acts and clauses without a figure: clause, demand, state, evidence, date, remark.
ACTS = [
    ("儿童与健康·目标·2", "普及健康生活方式、提升健康素养", "推进中", "健康素养宣讲方案，第1页", "2024-04-18", ""),
    ("儿童与健康·措施·1", "儿童健康指标列入政府考核", "已落实", "政府考核办法，示例7号，第12页", "2024-03-29", ""),
    ("儿童与健康·措施·10", "开展校园食品安全守护行动", "已落实", "", "2024-09-20", "方案未随表报送"),
    ("儿童与健康·措施·15", "开展儿童用药专项检查", "已落实", "专项检查通报，示例21号，第3页", "2024-06-14", ""),
    ("儿童与安全·措施·2", "制定并实施伤害防控行动计划", "推进中", "行动计划征求意见稿", "2024-11-05", ""),
    ("儿童与安全·措施·2", "学校应急报警与公安联通", "已落实", "验收单，第1页", "2024-08-28", "6所学校"),
    ("儿童与安全·措施·5", "储备儿童所需应急物资", "未启动", "", "", "待列入储备目录"),
    ("儿童与教育·目标·4", "课后服务更好，校外培训更规范", "推进中", "校外培训治理台账", "2024-12-10", ""),
    ("儿童与教育·措施·15", "出台学校和幼儿园的家庭教育指导提升计划", "推进中", "初稿", "2024-10-30", ""),
    ("儿童与福利·目标·2", "城乡、区域和各类儿童公平享有公共服务", "推进中", "公共服务清单，第4页", "2024-05-15", ""),
    ("儿童与福利·措施·2", "新生儿五项手续可一次联办", "已落实", "联办工作规程，示例15号", "2024-07-01", ""),
    ("儿童与福利·措施·5", "婴幼儿照护写入经济社会发展规划", "已落实", "规划纲要第六章，第41页", "2021-04-02", ""),
    ("儿童与家庭·措施·7", "区政府出台家庭教育专项规划", "推进中", "规划文本（送审）", "2024-12-03", ""),
    ("儿童与家庭·措施·9", "组建家庭领域智库", "未启动", "", "", ""),
    ("儿童与环境·目标·2", "建设儿童友好的城市和社区", "推进中", "儿童友好社区试点名单", "2024-06-01", "2个社区试点"),
    ("儿童与环境·措施·11", "应急预案写明儿童的需要", "推进中", "预案修订说明，第2页", "2024-09-09", ""),
    ("儿童与法律保护·措施·11", "建立一站式取证", "已落实", "取证工作办法，示例9号，第1页", "2024-05-22", ""),
    ("组织实施·职责·6", "每年至少督查一次", "已落实", "督查通报，示例30号", "2024-10-17", ""),
    ("监测评估·职责·2", "设领导小组及监测、评估两组", "已落实", "领导小组文件，示例2号，第1页", "2023-02-20", ""),
    ("监测评估·职责·2", "监测有方案、有指标体系", "已落实", "监测方案和指标体系，第1—9页", "2023-06-30", ""),
]  # fmt: skip


def acts_workbook_bytes() -> bytes:
    """One sheet of acts, the title of which says what it is."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "落实情况"
    sheet.append(["石拐区2024年工作事项和定性条款落实情况报送表（虚构示例，不是实际情况 / invented）"])
    sheet.append(ACT_HEADINGS)
    for number, (clause, demand, state, evidence, date, note) in enumerate(ACTS, start=1):
        told = f"{evidence}（虚构）" if evidence else None
        day = datetime.fromisoformat(date) if date else None
        sheet.append([number, clause, demand, 2024, state, told, day, note or None])
        sheet.cell(sheet.max_row, 7).number_format = "yyyy-mm-dd"
    lay_out(sheet, ACT_WIDTHS, ACT_CENTRED)
    name_and_date(workbook, str(sheet["A1"].value))
    return without_clock(workbook)


def fill(sheet: Worksheet, source: str, rows: list[Row]) -> None:
    """A title that says what this is, the heading, the rows by indicator and year."""
    sheet.append([f"石拐区儿童发展规划监测数据报送表·{sheet.title}（虚构示例，不是统计数据 / invented）"])
    sheet.append(HEADINGS)
    order = list(dict.fromkeys(row.indicator for row in rows))
    two_digits = {row.indicator for row in rows if isinstance(row.value, float) and row.value != round(row.value, 1)}
    for row in sorted(rows, key=lambda row: (order.index(row.indicator), row.year)):
        sheet.append([*row[:-1], source, row.note or None])
        if isinstance(row.value, float):
            sheet.cell(sheet.max_row, 5).number_format = "0.00" if row.indicator in two_digits else "0.0"
    lay_out(sheet, WIDTHS, CENTRED)


def lay_out(sheet: Worksheet, widths: list[int], centred_columns: tuple[int, ...]) -> None:
    """The look of a title, a heading row and rows below it."""
    line = Side(style="thin", color="BFBFBF")
    border = Border(left=line, right=line, top=line, bottom=line)
    centred, as_it_is = Alignment(horizontal="center", vertical="center"), Alignment(vertical="center")
    sheet["A1"].font = Font(bold=True, size=13, color="C00000")
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.border, cell.alignment = border, centred if cell.column in centred_columns else as_it_is
    for heading, width in zip(sheet[2], widths, strict=True):
        heading.font, heading.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F4E78")
        heading.alignment = centred
        sheet.column_dimensions[heading.column_letter].width = width
    sheet.freeze_panes = "B3"
    sheet.auto_filter.ref = f"A2:{sheet.cell(2, len(widths)).column_letter}{sheet.max_row}"
    sheet.print_title_rows = "2:2"
    fit_to_a4(sheet)


def fit_to_a4(sheet: Worksheet) -> None:
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0


def workbook_bytes() -> bytes:
    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title = "说明"
    first.column_dimensions["A"].width = 112
    fit_to_a4(first)
    for number, line in enumerate(EXPLANATION.splitlines(), start=1):
        first.cell(number, 1, line or None).font = Font(bold=number <= 5, color="C00000" if number in (4, 5) else None)
    for name, (source, rows) in RETURNS.items():
        fill(workbook.create_sheet(name), source, [row for some in rows for row in some])
    name_and_date(workbook, EXPLANATION.splitlines()[0])
    return without_clock(workbook)


def name_and_date(workbook: Workbook, title: str) -> None:
    workbook.properties.title = title
    workbook.properties.creator = "sample_data/make_district.py"
    workbook.properties.created = datetime(*FIXED_TIME)


def without_clock(workbook: Workbook) -> bytes:
    clocked, fixed = io.BytesIO(), io.BytesIO()
    workbook.save(clocked)
    with zipfile.ZipFile(clocked) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content)
            copy.writestr(zipfile.ZipInfo(name, FIXED_TIME), content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def main(figures: str = str(OUTPUT), acts: str = str(ACTS_OUTPUT)) -> None:
    for file, content in ((figures, workbook_bytes()), (acts, acts_workbook_bytes())):
        Path(file).write_bytes(content)
        print(file)


if __name__ == "__main__":
    main(*sys.argv[1:])
