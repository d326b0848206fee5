# Invented reports: awk -v dir=DIR -v bytes=5000000 -v figures=1 -f text.awk
# Writes DIR/0001.txt and so on until they hold so many bytes. The same on every machine and with every awk (LC_ALL=C). With
# another value of `figures` the reports are the same but for their figures and some sentences that are missing.

# two sequences of numbers, so that figures do not change the rest
function pick(n) {
	shape = shape * 16807 % 2147483647
	return shape % n
}

function draw(n) {
	figure = figure * 16807 % 2147483647
	return figure % n
}

function one(list, n) {
	return list[1 + pick(n)]
}

function chinese(n) { # 1 to 99
	if (n < 11)
		return digit[n]
	return (n < 20 ? "十" : digit[int(n / 10)] "十") (n % 10 ? digit[n % 10] : "")
}

function topic() {
	return one(quality, qualities) one(thing, things)
}

function plain() {
	return one(adverb, adverbs) one(verb, verbs) topic()
}

function counted(kind) {
	kind = pick(16)
	if (kind == 0)
		return "全年" one(verb, verbs) one(thing, things) draw(2000) + 20 one(unit, units)
	if (kind == 1)
		return "同比增长" draw(40) "." draw(9) + 1 "%"
	if (kind == 2)
		return "较上年同期减少" draw(90) + 3 one(unit, units)
	if (kind == 3)
		return "投入资金" draw(900) + 10 "." draw(90) + 10 "万元"
	if (kind == 4)
		return topic() "覆盖率达" draw(60) + 40 "." draw(10) "%以上"
	if (kind == 5)
		return topic() "由" draw(50) + 3 "个增至" draw(50) + 60 "个"
	if (kind == 6)
		return "累计" one(verb, verbs) topic() "约" draw(90) * 10 + 100 "余" one(unit, units)
	if (kind == 7)
		return "其中" one(thing, things) draw(300) + 5 one(unit, units)
	if (kind == 8)
		return "组建" chinese(draw(40) + 2) "个" one(thing, things) "小组"
	if (kind == 9)
		return "办理时限压缩至" draw(5) + 2 "个工作日"
	if (kind == 10)
		return year "年" draw(12) + 1 "月" draw(28) + 1 "日" one(verb, verbs) topic()
	if (kind == 11)
		return "出台《" topic() "办法》等文件" draw(20) + 2 "件"
	if (kind == 12)
		return one(thing, things) "占比下降" draw(8) "." draw(9) + 1 "个百分点"
	if (kind == 13)
		return draw(20) + 3 "至" draw(20) + 30 "人次的" one(thing, things) "队伍"
	if (kind == 14)
		return "近" chinese(draw(8) + 2) "成的" topic() "已完成"
	return "罚款" (draw(90) + 10) * 1000 "元"
}

function sentence(text, n) {
	n = 2 + pick(3)
	text = pick(4) ? plain() : year "年" draw(11) + 1 "月底前，" plain()
	while (--n > 0)
		text = text (pick(12) ? "，" : "；") (pick(5) < 2 ? counted() : plain())
	return text "。"
}

function paragraph(text, n) {
	text = pick(3) ? "" : "坚持" topic() "。"
	n = 2 + pick(4)
	while (n-- > 0) {
		if (pick(11) == 0 && figures != 1)
			sentence()
		else
			text = text sentence()
	}
	return text
}

function items(text, i, n) {
	n = 2 + pick(3)
	for (i = 1; i <= n; i++)
		text = text chinese(i) "是" sentence()
	return text
}

function put(line) {
	print line >file
	total += length(line) + 1
}

function report(number, place, parts, subs, i, j, k) {
	file = sprintf("%s/%04d.txt", dir, number)
	year = 2014 + pick(10)
	place = "云山市" one(name, names) "区" one(name, names) "镇"
	put(place "人民政府")
	put("关于" year "年度" topic() "建设情况的报告")
	put("（" year + 1 "年1月" draw(28) + 1 "日）")
	put("")
	put(paragraph())
	parts = 4 + pick(2)
	for (i = 1; i <= parts; i++) {
		put(chinese(i) "、" (i == parts ? "下一步工作计划" : topic() "情况"))
		subs = 2 + pick(3)
		for (j = 1; j <= subs; j++) {
			put("（" chinese(j) "）" one(verb, verbs) topic())
			for (k = 1 + pick(3); k > 0; k--)
				put(pick(3) ? paragraph() : pick(2) ? items() : k ".抓好" topic() "。" paragraph())
		}
	}
	put("特此报告。")
	put(place "人民政府")
	put(year + 1 "年1月" draw(28) + 1 "日")
	close(file)
}

BEGIN {
	shape = 20240229
	figure = 77777 * figures
	adverbs = split("持续 深入 稳步 扎实 全面 着力 有效 切实 进一步 不断", adverb, " ")
	verbs = split("推进 健全 规范 完善 强化 办结 审核 开展 梳理 公开 落实 优化 评查 调处", verb, " ")
	qualities = split("柔性 基层 数字 信用 综合 重点 阳光 沿河 山区 联合 日常 跨镇", quality, " ")
	things = split("执法台账 审查事项 调解案件 窗口服务 培训课程 信访积案 普法活动 证明清单 评议项目 决策程序 监督线索 巡查路段", thing, " ")
	units = split("件 项 人 场次 个 户 宗 份", unit, " ")
	names = split("清禾 柳林 石桥 白岭 双溪 竹坪 青湾 杏坝", name, " ")
	split("一 二 三 四 五 六 七 八 九 十", digit, " ")
	while (total < bytes)
		report(++number)
}
