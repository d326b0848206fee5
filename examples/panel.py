# Made by handover.sh from codebook.tsv: changes belong there.
"""Reads panel.csv, a table over places and years out of rpt-tsv -w, with the types and labels of the codebook.

    from panel import INDICATORS, read_panel
    rows = read_panel("panel.csv")    # a dict for each row
    INDICATORS["fine"].label

Columns of an indicator, and KEY_max, are Decimal, None where the cell is empty; all others, place, year, KEY_mod and
KEY_sentence too, are text as it stands. A cell that is no decimal where one must be is an error.
python3 panel.py panel.csv prints of each indicator how many values there are, the least and the greatest.
"""

import csv
import re
import sys
from decimal import Decimal
from typing import NamedTuple


class Indicator(NamedTuple):
    type: str  # decimal or text
    unit: str  # the units that the codebook lets through, alternatives with |
    label: str
    definition: str


INDICATORS = {
    "law_draft": Indicator("decimal", "件|部|项|个", "地方性法规草案", "报告期内提请本级人大及其常委会审议的地方性法规草案数（件）。"),
    "gov_rule": Indicator("decimal", "件|部|项|个", "制定政府规章", "报告期内制定并公布的政府规章数，原文与修订合计的含修订数（件）。"),
    "doc_filed_rate": Indicator("decimal", "%", "规范性文件报备率", "报告期内按规定报送备案的规范性文件占应报备规范性文件的百分比（%）。"),
    "doc_check": Indicator("decimal", "件|份|个|部", "备案审查下级规范性文件", "报告期内对下级政府和部门报来的规范性文件作备案审查的件数（件）。"),
    "doc_filed": Indicator("decimal", "件|份|个|部", "报备规范性文件", "报告期内向上级政府和本级人大常委会报送备案的规范性文件数（件）。"),
    "doc_review": Indicator("decimal", "件|份|个|部|次", "规范性文件合法性审核", "报告期内作合法性审核的规范性文件数（件）。"),
    "doc_kept": Indicator("decimal", "件|份|个|部", "清理后保留规范性文件", "报告期内清理后继续有效的规范性文件数（件）。"),
    "doc_annul": Indicator("decimal", "件|份|个|部", "废止规范性文件", "报告期内废止的规范性文件数，原文与宣布失效合计的含失效数（件）。"),
    "doc_lapsed": Indicator("decimal", "件|份|个|部", "宣布失效规范性文件", "报告期内宣布失效的规范性文件数，不含废止的（件）。"),
    "doc_amend": Indicator("decimal", "件|份|个|部", "修改规范性文件", "报告期内修改、修订的规范性文件数（件）。"),
    "doc_clean": Indicator("decimal", "件|份|个|部", "清理规范性文件", "报告期内列入清理的现行规范性文件总数（件）。"),
    "doc_made": Indicator("decimal", "件|份|个|部", "制定规范性文件", "报告期内制定并公布的行政规范性文件数（件）。"),
    "contract_review": Indicator("decimal", "件|份|宗|个|项", "合同合法性审查", "报告期内作合法性审查的政府合同、协议数（件）。"),
    "fair_review": Indicator("decimal", "件|份|项|个|部", "公平竞争审查", "报告期内作公平竞争审查的政策措施件数（件）。"),
    "decision_review": Indicator("decimal", "件|项|个|宗|次", "重大行政决策合法性审查", "报告期内作合法性审查的重大行政决策事项数（件）。"),
    "decision_list": Indicator("decimal", "项|件|个", "重大行政决策目录事项", "报告期内列入年度重大行政决策事项目录的事项数（项）。"),
    "hearing": Indicator("decimal", "场|次|场次", "听证会", "报告期内就行政决策、行政处罚等举行听证会的次数（次）。"),
    "enf_legal_review": Indicator("decimal", "件|宗|份|个|次", "重大执法决定法制审核", "报告期内作法制审核的重大执法决定件数（件）。"),
    "legal_rev_rate": Indicator("decimal", "%", "合法性审查率", "报告期内经合法性审查或法制审核的文件、决策占应审数的百分比（%）。"),
    "legal_review": Indicator("decimal", "件|份|项|个|宗|次", "合法性审查各类文件", "报告期内合法性审查的各类涉法文件、事项总数，不含单列的规范性文件、合同、决策（件）。"),
    "legal_opinion": Indicator("decimal", "件|份|条|篇|个|次", "出具法律意见", "报告期内政府法律顾问、公职律师和法制机构出具的法律意见数（条）。"),
    "village_adv_rate": Indicator("decimal", "%", "村（居）法律顾问覆盖率", "报告期末配有法律顾问的村（社区）占全部村（社区）的百分比（%）。"),
    "village_adv": Indicator("decimal", "名|人|位", "村（居）法律顾问", "报告期末在任的村（社区）法律顾问人数（人）。"),
    "adviser_rate": Indicator("decimal", "%", "政府法律顾问覆盖率", "报告期末聘有法律顾问的党政机关占应聘机关的百分比（%）。"),
    "adviser": Indicator("decimal", "名|人|位", "政府法律顾问", "报告期末政府及其部门聘请的法律顾问人数（人）。"),
    "gov_lawyer": Indicator("decimal", "名|人|位", "公职律师", "报告期末党政机关的公职律师人数（人）。"),
    "recon_defend": Indicator("decimal", "件|宗|起", "被申请复议案件", "报告期内以本机关或所属部门为被申请人的行政复议案件数（件）。"),
    "recon_fix_rate": Indicator("decimal", "%", "行政复议纠错率", "报告期内复议决定撤销、变更、确认违法、责令履行的案件占审结案件的百分比（%）。"),
    "recon_med_rate": Indicator("decimal", "%", "行政复议化解率", "报告期内以调解、和解等化解的复议案件占审结复议案件的百分比（%）。"),
    "recon_done_rate": Indicator("decimal", "%", "行政复议办结率", "报告期内按期办结的复议案件占应办结复议案件的百分比（%）。"),
    "recon_chg": Indicator("decimal", "%", "行政复议申请增减", "报告期行政复议申请或受理件数比上年的增减幅度（%）。"),
    "recon_refused": Indicator("decimal", "件|宗|起", "不予受理复议申请", "报告期内决定不予受理的行政复议申请数（件）。"),
    "recon_withdrawn": Indicator("decimal", "件|宗|起", "复议撤回终止", "报告期内申请人撤回申请或终止审理的行政复议案件数（件）。"),
    "recon_mediated": Indicator("decimal", "件|宗|起", "复议调解和解", "报告期内以调解、和解方式结案的行政复议案件数（件）。"),
    "recon_upheld": Indicator("decimal", "件|宗|起", "复议维持", "报告期内复议决定维持原行政行为的案件数（件）。"),
    "recon_dismissed": Indicator("decimal", "件|宗|起", "复议驳回", "报告期内复议决定驳回申请或请求的案件数（件）。"),
    "recon_revoked": Indicator("decimal", "件|宗|起", "复议撤销", "报告期内复议决定撤销原行政行为的案件数（件）。"),
    "recon_fixed": Indicator("decimal", "件|宗|起", "复议纠错", "报告期内复议决定撤销、变更、确认违法、责令履行的案件合计（件）。"),
    "recon_done": Indicator("decimal", "件|宗|起", "办结复议案件", "报告期内办结的行政复议案件数，含结转的上年案件（件）。"),
    "recon_accepted": Indicator("decimal", "件|宗|起", "受理复议案件", "报告期内受理的行政复议案件数（件）。"),
    "recon_received": Indicator("decimal", "件|宗|起|份", "收到复议申请", "报告期内收到的行政复议申请数，含未受理的（件）。"),
    "recon_case": Indicator("decimal", "件|宗|起", "办理复议案件", "报告期内办理的行政复议案件数，原文未分受理与办结（件）。"),
    "head_rate_chg": Indicator("decimal", "百分点", "负责人出庭应诉率增减", "报告期负责人出庭应诉率比上年增减的百分点数（百分点）。"),
    "head_rate": Indicator("decimal", "%", "负责人出庭应诉率", "报告期内行政机关负责人出庭的案件占开庭审理行政诉讼案件的百分比（%）。"),
    "head_court": Indicator("decimal", "件|次|人次|人|宗|起", "负责人出庭应诉", "报告期内行政机关负责人出庭应诉的件次（件）。"),
    "lost_rate": Indicator("decimal", "%", "行政诉讼败诉率", "报告期内行政机关败诉案件占审结行政诉讼案件的百分比（%）。"),
    "suit_lost": Indicator("decimal", "件|宗|起", "行政诉讼败诉", "报告期内生效裁判认定行政机关败诉的行政诉讼案件数（件）。"),
    "suit_won": Indicator("decimal", "件|宗|起", "行政诉讼胜诉", "报告期内生效裁判认定行政机关胜诉的行政诉讼案件数（件）。"),
    "suit_chg": Indicator("decimal", "%", "行政诉讼案件增减", "报告期新收行政诉讼案件数比上年的增减幅度（%）。"),
    "court": Indicator("decimal", "件|次|人次|宗|起", "出庭应诉", "报告期内行政机关出庭应诉的行政诉讼案件件次，不分出庭人员（件）。"),
    "public_suit": Indicator("decimal", "件|宗|起", "行政公益诉讼", "报告期内检察机关办理的公益诉讼案件数（件）。"),
    "suit_done": Indicator("decimal", "件|宗|起", "审结行政诉讼案件", "报告期内审结的以行政机关为被告的行政诉讼案件数（件）。"),
    "suit_second": Indicator("decimal", "件|宗|起", "二审行政诉讼案件", "报告期内以行政机关为当事人的二审行政诉讼案件数（件）。"),
    "suit_first": Indicator("decimal", "件|宗|起", "一审行政诉讼案件", "报告期内新收的以行政机关为被告的一审行政诉讼案件数（件）。"),
    "suit": Indicator("decimal", "件|宗|起", "行政诉讼案件", "报告期内办理的以行政机关为被告的行政诉讼、应诉案件数，不分审级（件）。"),
    "advice_rate": Indicator("decimal", "%", "司法检察建议回复率", "报告期内按期回复的司法建议、检察建议占收到数的百分比（%）。"),
    "court_advice": Indicator("decimal", "件|份|条|个", "司法建议", "报告期内收到并办理的人民法院司法建议数（件）。"),
    "proc_advice": Indicator("decimal", "件|份|条|个", "检察建议", "报告期内收到并办理的人民检察院检察建议数（件）。"),
    "enf_exam": Indicator("decimal", "人|名|人次", "执法资格考试人数", "报告期内参加行政执法资格考试的人数（人）。"),
    "enf_train_ppl": Indicator("decimal", "人次|人|名", "执法培训人次", "报告期内参加行政执法培训的人次（人次）。"),
    "enf_train": Indicator("decimal", "期|场|次|场次|班次", "执法培训班", "报告期内举办行政执法培训的期数（期）。"),
    "enf_out": Indicator("decimal", "人次|人|名", "出动执法人员", "报告期内出动执法人员的人次（人次）。"),
    "enf_cert": Indicator("decimal", "个|件|本|张|份|人|名|套", "执法证件", "报告期内申领、核发、换发的行政执法证件数，以人计的一人一证（个）。"),
    "enf_staff": Indicator("decimal", "名|人", "行政执法人员", "报告期末在岗持证的行政执法人员数（人）。"),
    "admin_chk_chg": Indicator("decimal", "%", "行政检查增减", "报告期行政检查次数比上年的增减幅度（%）。"),
    "admin_check": Indicator("decimal", "次|件|户次|家次|户|家", "行政检查", "报告期内行政机关实施行政检查的次数（次）。"),
    "enf_check": Indicator("decimal", "次|场|场次|批次|家次|户次|轮", "执法检查", "报告期内开展执法检查、联合执法的次数（次）。"),
    "enf_paper": Indicator("decimal", "份|件|个", "执法监督文书", "报告期内发出的行政执法监督意见书、通知书等文书数（份）。"),
    "enf_superv": Indicator("decimal", "次|场|轮|项|件|个", "执法监督检查", "报告期内对行政执法开展监督检查的次数（次）。"),
    "file_round": Indicator("decimal", "次|场|轮|期", "案卷评查次数", "报告期内开展行政执法案卷评查的次数（次）。"),
    "file_review": Indicator("decimal", "件|宗|卷|份|本|册|个", "评查执法案卷", "报告期内评查的行政执法案卷数（卷）。"),
    "transfer": Indicator("decimal", "件|起|宗|条", "移送涉嫌犯罪案件", "报告期内行政机关向公安、司法机关移送的涉嫌犯罪案件、线索数（件）。"),
    "mild_case": Indicator("decimal", "件|宗|起|次|例", "轻微违法不予处罚", "报告期内对轻微违法依法不予、免予处罚的案件数（件）。"),
    "pub_info": Indicator("decimal", "条|件", "双公示信息", "报告期内公示的行政许可与行政处罚信息合计，原文未分开的（条）。"),
    "pub_licence": Indicator("decimal", "条|件", "许可公示信息", "报告期内公示的行政许可信息条数（条）。"),
    "pub_penalty": Indicator("decimal", "条|件", "处罚公示信息", "报告期内公示的行政处罚信息条数（条）。"),
    "fine_total": Indicator("decimal", "元", "罚没款金额", "报告期内罚款与没收合计的金额（元）。"),
    "confiscated": Indicator("decimal", "元", "没收违法所得", "报告期内没收违法所得、非法财物的金额（元）。"),
    "fine": Indicator("decimal", "元", "罚款金额", "报告期内行政处罚决定的罚款金额（元）。"),
    "coercion": Indicator("decimal", "件|宗|起|次|例|个", "行政强制", "报告期内实施行政强制措施和行政强制执行的件数（件）。"),
    "licence": Indicator("decimal", "件|宗|份", "行政许可办件", "报告期内办理的行政许可件数，不是许可事项数（件）。"),
    "penalty_chg": Indicator("decimal", "%", "行政处罚增减", "报告期行政处罚案件数或罚款额比上年的增减幅度（%）。"),
    "case_filed": Indicator("decimal", "件|宗|起|例", "行政执法立案", "报告期内行政执法立案查处的违法案件数（件）。"),
    "penalty": Indicator("decimal", "件|宗|起|例|次|个|份", "行政处罚案件", "报告期内作出行政处罚决定的案件数（件）。"),
    "violation": Indicator("decimal", "起|件|宗|次|例|个|处", "查处违法行为", "报告期内查处、纠正的违法违规行为数（起）。"),
    "enf_case": Indicator("decimal", "件|宗|起|例|个", "行政执法案件", "报告期内查处、办理的行政执法违法案件数（件）。"),
    "demolished": Indicator("decimal", "平方米", "拆除违法建设面积", "报告期内拆除的违法建设面积，公顷换算为平方米（平方米）。"),
    "dr_entity": Indicator("decimal", "户|家|户次|家次", "双随机抽查主体", "报告期内双随机抽查、检查的市场主体户数（户）。"),
    "dr_task": Indicator("decimal", "次|批次|批|项|个|轮|期", "双随机抽查任务", "报告期内开展的双随机抽查任务、批次数（次）。"),
    "discretion": Indicator("decimal", "项|条|个|件|部|份", "行政裁量权基准", "报告期末编制公布的行政裁量权基准项数（项）。"),
    "power_down": Indicator("decimal", "项|条", "下放赋权事项", "报告期内向下级政府、乡镇（街道）下放、赋权的行政权力事项数（项）。"),
    "power_list": Indicator("decimal", "项|条", "权责清单事项", "报告期末公布的权责清单事项数（项）。"),
    "cert_promise": Indicator("decimal", "项|个", "告知承诺事项", "报告期末实行告知承诺制的证明事项、许可事项数（项）。"),
    "cert_cut": Indicator("decimal", "项|个|件", "取消证明事项", "报告期内取消的证明事项数（项）。"),
    "time_cut": Indicator("decimal", "%", "办理时限压缩比", "报告期审批、办理时限比法定时限或上年压缩的百分比（%）。"),
    "time_cut_days": Indicator("decimal", "工作日|天|日", "办理时限压缩天数", "报告期审批、办理时限比法定时限或上年压缩的天数（工作日）。"),
    "paper_cut": Indicator("decimal", "%", "申请材料减少比", "报告期政务服务申请材料比上年或原要求减少、精简的百分比（%）。"),
    "online_full": Indicator("decimal", "%", "全程网办率", "报告期末可全程网上办理的政务服务事项占全部事项的百分比（%）。"),
    "online_rate": Indicator("decimal", "%", "网上可办率", "报告期末可网上办理的政务服务事项占全部事项的百分比（%）。"),
    "instant_rate": Indicator("decimal", "%", "即办率", "报告期末即办件占全部政务服务事项的百分比（%）。"),
    "one_thing": Indicator("decimal", "项|个", "“一件事”集成服务", "报告期末推出的“一件事”主题集成服务事项数（项）。"),
    "service_done": Indicator("decimal", "件|件次|宗|笔", "办结政务服务办件", "报告期内政务服务大厅和平台办结的办件数（件）。"),
    "service_recv": Indicator("decimal", "件|件次|宗|笔", "受理政务服务办件", "报告期内政务服务大厅和平台受理的办件数（件）。"),
    "service_items": Indicator("decimal", "项|个", "政务服务事项", "报告期末进驻大厅或平台公布的政务服务事项数（项）。"),
    "hotline_ok": Indicator("decimal", "%", "热线满意率", "报告期内12345热线诉求人对办理结果表示满意的百分比（%）。"),
    "hotline_done": Indicator("decimal", "%", "热线办结率", "报告期内12345热线诉求按时办结或解决的百分比（%）。"),
    "hotline_closed": Indicator("decimal", "件|个|条|次|通|宗|件次", "办结热线诉求", "报告期内12345热线及接诉即办平台办结、解决的诉求件数（件）。"),
    "hotline": Indicator("decimal", "件|个|条|次|通|宗|件次", "12345热线诉求", "报告期内12345热线及接诉即办平台受理的诉求件数（件）。"),
    "disclosed": Indicator("decimal", "条|件|篇|份", "主动公开政府信息", "报告期内主动公开的政府信息条数（条）。"),
    "apply_done": Indicator("decimal", "件|条|份|宗|项", "办结依申请公开", "报告期内答复、办结的政府信息公开申请数（件）。"),
    "apply_recv": Indicator("decimal", "件|条|份|宗|项", "收到依申请公开", "报告期内收到、受理的政府信息公开申请数（件）。"),
    "policy_explain": Indicator("decimal", "篇|条|件|份|个|次|期|场", "政策解读", "报告期内发布的政策解读材料数（篇）。"),
    "motions_ok": Indicator("decimal", "%", "建议提案满意率", "报告期内人大代表、政协委员对建议提案办理表示满意的百分比（%）。"),
    "motions_rate": Indicator("decimal", "%", "建议提案办复率", "报告期内按期办复的人大代表建议和政协提案占承办数的百分比（%）。"),
    "motions": Indicator("decimal", "件|条|份", "建议提案合计", "报告期内承办的人大代表建议与政协提案合计，原文未分开的（件）。"),
    "npc": Indicator("decimal", "件|条|份", "人大代表建议", "报告期内承办的人大代表议案、建议数（件）。"),
    "cppcc": Indicator("decimal", "件|条|份", "政协提案", "报告期内承办的政协委员提案数（件）。"),
    "mediation_rate": Indicator("decimal", "%", "调解成功率", "报告期内调解成功的矛盾纠纷占受理调解矛盾纠纷的百分比（%）。"),
    "mediation_ok": Indicator("decimal", "件|起|宗|例|次|个", "调解成功纠纷", "报告期内调解成功的矛盾纠纷件数（件）。"),
    "mediator": Indicator("decimal", "名|人|位", "人民调解员", "报告期末在任的人民调解员人数（人）。"),
    "med_body": Indicator("decimal", "个|家", "人民调解组织", "报告期末人民调解委员会、调解室等组织数（个）。"),
    "med_deed": Indicator("decimal", "件|份|个", "书面调解协议", "报告期内达成的书面调解协议数（件）。"),
    "admin_med": Indicator("decimal", "件|起|宗|次|例", "行政调解", "报告期内行政机关开展行政调解的案件数（件）。"),
    "sweep": Indicator("decimal", "次|场|轮|场次", "矛盾纠纷排查次数", "报告期内开展矛盾纠纷排查的次数（次）。"),
    "dispute": Indicator("decimal", "件|起|宗|例|个|条", "排查出矛盾纠纷", "报告期内排查出的矛盾纠纷件数（件）。"),
    "mediation": Indicator("decimal", "件|起|宗|例", "调解矛盾纠纷", "报告期内人民调解组织等受理、调解的矛盾纠纷件数（件）。"),
    "petition_chg": Indicator("decimal", "%", "信访量增减", "报告期信访件次、人次比上年的增减幅度（%）。"),
    "petition_solved": Indicator("decimal", "%", "信访化解率", "报告期内化解的信访事项占受理信访事项的百分比，含一次性化解率（%）。"),
    "petition_time": Indicator("decimal", "%", "信访按期办理率", "报告期内及时受理、按期办结的信访事项占应办信访事项的百分比（%）。"),
    "petition_old": Indicator("decimal", "件|个|宗|起", "化解信访积案", "报告期内化解的信访积案数（件）。"),
    "petition_ppl": Indicator("decimal", "人次|人", "信访人次", "报告期内群众来访、集体访的人次（人次）。"),
    "petition_visits": Indicator("decimal", "批|批次", "群众来访批次", "报告期内接待群众来访的批次（批）。"),
    "petition_closed": Indicator("decimal", "件|件次|宗|起|次", "办结信访事项", "报告期内办结、化解的信访事项件数（件）。"),
    "petition": Indicator("decimal", "件|件次|宗|起|次", "信访件次", "报告期内受理的群众信访事项件次（件）。"),
    "aid_saved": Indicator("decimal", "元", "挽回经济损失", "报告期内法律援助、法律服务为当事人避免和挽回的经济损失金额（元）。"),
    "aid_ppl": Indicator("decimal", "人|名|人次", "法律援助受援人", "报告期内获得法律援助的人数（人）。"),
    "consult": Indicator("decimal", "人次|人|次|件|条|个", "法律咨询", "报告期内提供、解答法律咨询的人次或件次（人次）。"),
    "aid_closed": Indicator("decimal", "件|宗|起", "办结法律援助案件", "报告期内办结的法律援助案件数（件）。"),
    "legal_aid": Indicator("decimal", "件|宗|起", "法律援助案件", "报告期内受理、办理的法律援助案件数，不含单列的办结数（件）。"),
    "notary": Indicator("decimal", "件|宗|份|项", "公证事项", "报告期内办理的公证事项件数（件）。"),
    "lawyer": Indicator("decimal", "名|人", "执业律师", "报告期末在册执业律师人数（人）。"),
    "law_point": Indicator("decimal", "个|家|处", "公共法律服务站点", "报告期末建成的公共法律服务中心、工作站、工作室数（个）。"),
    "correction": Indicator("decimal", "人|名|例", "在册社区矫正对象", "报告期末在册的社区矫正对象人数（人）。"),
    "released": Indicator("decimal", "人|名", "安置帮教人员", "报告期内安置帮教的刑满释放人员数（人）。"),
    "meeting_study": Indicator("decimal", "次|期|场|场次", "政府常务会议学法", "报告期内政府常务会议会前学法的次数（次）。"),
    "law_exam": Indicator("decimal", "人|名|人次", "学法考试人数", "报告期内参加学法用法、法律知识考试的人数（人）。"),
    "law_class": Indicator("decimal", "次|期|场|场次|课", "领导干部学法", "报告期内党组、部门和领导干部集体学法的次数，不含政府常务会议学法（次）。"),
    "court_visit": Indicator("decimal", "次|场|场次", "旁听庭审", "报告期内组织领导干部和执法人员旁听庭审的次数（次）。"),
    "lecture": Indicator("decimal", "场|次|期|场次|堂|讲", "法治讲座", "报告期内举办法治讲座、宣讲的场次（场）。"),
    "law_media": Indicator("decimal", "条|篇|部|期|个|则|件", "普法信息作品", "报告期内发布的普法信息、视频、文章等作品数（条）。"),
    "material": Indicator("decimal", "份|册|本|张|件|套|个", "普法宣传资料", "报告期内发放的普法宣传资料、手册、用品份数（份）。"),
    "audience": Indicator("decimal", "人次|人|名", "普法受众", "报告期内普法宣传活动的受教育人次（人次）。"),
    "publicity": Indicator("decimal", "场|次|场次|期", "普法宣传活动", "报告期内开展普法、法治宣传活动的场次（场）。"),
    "law_person": Indicator("decimal", "名|人|位", "法律明白人", "报告期末培养的村（社区）“法律明白人”人数（人）。"),
    "demo_national": Indicator("decimal", "个|家|村", "全国民主法治示范村", "报告期末“全国民主法治示范村（社区）”个数（个）。"),
    "demo_village": Indicator("decimal", "个|家|村", "省市民主法治示范村", "报告期末省级及以下“民主法治示范村（社区）”个数（个）。"),
    "law_site": Indicator("decimal", "个|处|座|条|块", "法治文化阵地", "报告期末建成的法治文化公园、广场等阵地数（个）。"),
    "train_ppl": Indicator("decimal", "人次|人|名", "法治培训人次", "报告期内参加法治、依法行政等培训的人次，不含执法培训（人次）。"),
    "train": Indicator("decimal", "期|场|次|场次|班次", "法治培训班", "报告期内举办法治、依法行政等培训的期数，不含执法培训（期）。"),
    "law_report": Indicator("decimal", "人|名", "述法", "报告期内述法的党政主要负责人等人数（人）。"),
    "safety_check": Indicator("decimal", "次|家次|户次|场次", "安全检查", "报告期内开展安全生产等安全检查的次数（次）。"),
    "hazard": Indicator("decimal", "处|条|个|项|起|件", "排查安全隐患", "报告期内排查、整治的安全隐患数（处）。"),
    "drill": Indicator("decimal", "次|场|场次|期", "应急演练", "报告期内开展应急演练的次数（次）。"),
    "incident": Indicator("decimal", "起|件|次", "突发事件", "报告期内处置的突发事件起数（起）。"),
    "entity_new": Indicator("decimal", "户|家|个", "新登记经营主体", "报告期内新登记的经营主体户数（户）。"),
    "entity": Indicator("decimal", "户|家|个", "经营主体总量", "报告期末登记在册的经营主体户数（户）。"),
    "abnormal": Indicator("decimal", "户|家|个|条", "列入经营异常名录", "报告期内列入经营异常名录的企业户数（户）。"),
    "dishonest": Indicator("decimal", "名|人|户|家|个|条", "失信名单主体", "报告期内列入严重违法失信名单、公布为失信被执行人的主体数（个）。"),
    "credit_fix": Indicator("decimal", "件|家|户|条|起|个|次|户次", "信用修复", "报告期内办理信用修复的主体或件数（件）。"),
}


def is_decimal(column):
    key = column if column in INDICATORS else re.sub("_max$", "", column)
    return key in INDICATORS and INDICATORS[key].type == "decimal"


def read_panel(path):
    csv.field_size_limit(2**31 - 1)
    rows = []
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        columns = next(reader, [])
        decimal = [is_decimal(column) for column in columns]
        for cells in reader:
            if len(cells) != len(columns):
                raise ValueError(f"{path}:{reader.line_num}: {len(cells)} cells, the header has {len(columns)}")
            row = {}
            for column, cell, number in zip(columns, cells, decimal):
                if number and cell and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell):
                    raise ValueError(f"{path}:{reader.line_num}: {column}: '{cell}' is no decimal")
                row[column] = cell if not number else Decimal(cell) if cell else None
            rows.append(row)
    return rows


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "panel.csv"
    try:
        rows = read_panel(path)
    except (OSError, ValueError, csv.Error) as error:
        sys.exit(f"panel.py: {error}")
    sys.stdout.reconfigure(encoding="utf-8")
    print("#key", "n", "min", "max", "unit", "label", sep="\t")
    for key, indicator in INDICATORS.items():
        if not rows or key not in rows[0]:
            continue
        values = [row[key] for row in rows if row[key] not in (None, "")]
        least, greatest = "", ""
        if values and indicator.type == "decimal":
            least, greatest = (format(x.normalize(), "f") for x in (min(values), max(values)))
        print(key, len(values), least, greatest, indicator.unit, indicator.label, sep="\t")


if __name__ == "__main__":
    main()
