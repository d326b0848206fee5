#!/usr/bin/env bats
# rpt-sections: marks, nesting, headings, roles of lines.
# stderr is set by run
# shellcheck disable=SC2154
bats_require_minimum_version 1.5.0

setup() {
	PATH="${RPT_BUILD:-$BATS_TEST_DIRNAME/../build}/bin:$PATH"
	examples=$BATS_TEST_DIRNAME/../examples
	cd "$BATS_TEST_TMPDIR" || return 1
	tab=$(printf '\t')
}

# outline: standard input is the expected outline of the document `doc`, a line `label|level|path|kind|heading` for each section.
# Paragraphs and sentences must give it alike, and every row must be the bytes it claims.
outline() {
	cat >want
	rpt-split -u para doc | rpt-sections -o >out.para
	rpt-split -u sent doc | rpt-sections -o >out.sent
	awk -F'\t' '
		/^#/ { for (i = 1; i <= NF; i++) col[$i] = i; next }
		$col["level"] > 0 {
			print $col["label"] "|" $col["level"] "|" $col["path"] "|" $col["kind"] "|" $col["heading"]
		}' out.para >got
	diff want got
	own out.para >para
	own out.sent >sent
	diff para sent
	traced out.para
}

# own FILE: the columns of rpt-sections and the span.
own() {
	awk -F'\t' '
		/^#/ { for (i = 1; i <= NF; i++) col[$i] = i }
		{ print $1, $2, $3, $4, $col["role"], $col["level"], $col["path"], $col["sec"], $col["label"], $col["heading"],
			$col["kind"], $col["stop"] }' OFS='\t' "$1"
}

# traced FILE: each row is the bytes start..end of `doc`.
traced() {
	while IFS= read -r line; do
		[ "${line:0:1}" = '#' ] && continue
		line=${line#*"$tab"}
		start=${line%%"$tab"*}
		line=${line#*"$tab"}
		end=${line%%"$tab"*}
		line=${line#*"$tab"}
		text=${line%%"$tab"*}
		tail -c "+$((start + 1))" doc | head -c "$((end - start))" >piece
		printf '%b' "$text" >claim
		cmp piece claim || return 1
	done <"$1"
}

# lines COLUMN...: standard input is the expected text and columns of the rows of `doc` read as paragraphs, TAB between.
lines() {
	cat >want
	rpt-split -u para doc | rpt-sections >out
	awk -F'\t' -v names="$*" '
		BEGIN { n = split(names, name, " ") }
		/^#/ { for (i = 1; i <= NF; i++) col[$i] = i; next }
		{ line = ""; for (i = 1; i <= n; i++) line = line $col[name[i]] "|"; print line $col["text"] }' out >got
	diff want got
	traced out
}

@test "a whole output" {
	cat >doc <<-'END'
	关于2024年治水工作的报告
	一、做法
	（一）建机制。设河长3名。
	特此报告。
	END
	cat >want <<-'END'
	#doc	start	end	text	para	role	level	path	sec	label	heading
	doc	0	34	关于2024年治水工作的报告	1	title	0		0		
	doc	35	47	一、做法	2	heading	1	1	1	一、	做法
	doc	48	85	（一）建机制。设河长3名。	3	body	2	1.1	2	（一）	建机制
	doc	86	101	特此报告。	4	close	0		0		
	END
	rpt-split -u para doc >rows
	run --separate-stderr rpt-sections rows
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	diff want <(printf '%s\n' "$output")
	cat >want <<-'END'
	#doc	start	end	text	para	role	level	path	sec	label	heading	kind	stop
	doc	0	34	关于2024年治水工作的报告	1	title	0		0				101
	doc	35	47	一、做法	2	heading	1	1	1	一、	做法	block	85
	doc	48	66	（一）建机制	3	body	2	1.1	2	（一）	建机制	run-in	85
	END
	run --separate-stderr rpt-sections -o rows
	[ "$status" -eq 0 ]
	[ "$stderr" = "" ]
	diff want <(printf '%s\n' "$output")
}

@test "the four levels of GB/T 9704" {
	cat >doc <<-'END'
	一、总体情况
	（一）组织领导
	1.专题研究
	（1）会议研究。召开会议4次。
	（2）实地调研。走访村组9个。
	2.分工落实
	（二）制度建设
	二、下步打算
	END
	outline <<-'END'
	一、|1|1|block|总体情况
	（一）|2|1.1|block|组织领导
	1.|3|1.1.1|block|专题研究
	（1）|4|1.1.1.1|run-in|会议研究
	（2）|4|1.1.1.2|run-in|实地调研
	2.|3|1.1.2|block|分工落实
	（二）|2|1.2|block|制度建设
	二、|1|2|block|下步打算
	END
}

@test "ASCII forms of the marks" {
	cat >doc <<-'END'
	一、总体情况
	(一)组织领导
	1、专题研究
	(1)会议研究
	(2)实地调研
	2、分工落实
	(二)制度建设
	END
	outline <<-'END'
	一、|1|1|block|总体情况
	(一)|2|1.1|block|组织领导
	1、|3|1.1.1|block|专题研究
	(1)|4|1.1.1.1|block|会议研究
	(2)|4|1.1.1.2|block|实地调研
	2、|3|1.1.2|block|分工落实
	(二)|2|1.2|block|制度建设
	END
}

@test "full-width forms of arabic marks" {
	cat >doc <<-'END'
	一、总体情况
	１．专题研究
	２．分工落实
	（１）先期准备
	（２）组织实施
	３、督查问效
	END
	outline <<-'END'
	一、|1|1|block|总体情况
	１．|2|1.1|block|专题研究
	２．|2|1.2|block|分工落实
	（１）|3|1.2.1|block|先期准备
	（２）|3|1.2.2|block|组织实施
	３、|2|1.3|block|督查问效
	END
}

@test "1) is a mark of the fourth level" {
	cat >doc <<-'END'
	1.设备更新
	1)摸清底数
	2)分批更换
	2.人员培训
	END
	outline <<-'END'
	1.|1|1|block|设备更新
	1)|2|1.1|block|摸清底数
	2)|2|1.2|block|分批更换
	2.|1|2|block|人员培训
	END
}

@test "circled marks" {
	cat >doc <<-'END'
	一、总体情况
	①专题研究
	②分工落实
	⑴先期准备
	⑵组织实施
	二、下步打算
	END
	outline <<-'END'
	一、|1|1|block|总体情况
	①|2|1.1|block|专题研究
	②|2|1.2|block|分工落实
	⑴|2|1.1|block|先期准备
	⑵|2|1.2|block|组织实施
	二、|1|2|block|下步打算
	END
}

@test "decimals: the path is read off the mark" {
	cat >doc <<-'END'
	1 设备更新
	1.1 现状
	1.2 安排
	1.2.1 选型
	1.2.2 安装
	1.3 经费
	2.1 课程
	2.2 师资
	END
	outline <<-'END'
	1.1|2|1.1|block|现状
	1.2|2|1.2|block|安排
	1.2.1|3|1.2.1|block|选型
	1.2.2|3|1.2.2|block|安装
	1.3|2|1.3|block|经费
	2.1|2|2.1|block|课程
	2.2|2|2.2|block|师资
	END
}

@test "chapters and sections" {
	cat >doc <<-'END'
	第一章 总体要求
	第一节 背景
	第二节 目标
	第二章 主要任务
	第一节 防灾
	END
	outline <<-'END'
	第一章|1|1|block|总体要求
	第一节|2|1.1|block|背景
	第二节|2|1.2|block|目标
	第二章|1|2|block|主要任务
	第一节|2|2.1|block|防灾
	END
}

@test "parts, with other marks under them" {
	cat >doc <<-'END'
	第一部分 单位概况
	一、职责
	二、机构
	第二部分 收支说明
	一、收入
	二、支出
	END
	outline <<-'END'
	第一部分|1|1|block|单位概况
	一、|2|1.1|block|职责
	二、|2|1.2|block|机构
	第二部分|1|2|block|收支说明
	一、|2|2.1|block|收入
	二、|2|2.2|block|支出
	END
}

@test "nesting follows the order in which a report first uses its marks" {
	cat >doc <<-'END'
	（一）防汛准备
	一、物资
	二、队伍
	（二）防汛演练
	一、桌面推演
	END
	outline <<-'END'
	（一）|1|1|block|防汛准备
	一、|2|1.1|block|物资
	二、|2|1.2|block|队伍
	（二）|1|2|block|防汛演练
	一、|2|2.1|block|桌面推演
	END
}

@test "headings: block, run-in with a stop, run-in with a colon" {
	cat >doc <<-'END'
	一、稳步推进改革。
	二、稳步推进改革。出台办法5个。
	三、工作目标：年内完成修缮任务，消除隐患
	四、怎么办？靠大家。
	END
	outline <<-'END'
	一、|1|1|block|稳步推进改革
	二、|1|2|run-in|稳步推进改革
	三、|1|3|run-in|工作目标
	四、|1|4|run-in|怎么办
	END
}

@test "a numbered paragraph longer than a title can be is run-in" {
	cat >doc <<-'END'
	一、镇区道路照明设施由供电所会同建设办逐杆登记造册，对灯具损坏、线路老化、控制箱进水的点位列出清单并限期修复，同时建立夜间巡查和居民报修相结合的长效管护办法。
	二、工作小结
	END
	outline <<-'END'
	一、|1|1|run-in|镇区道路照明设施由供电所会同建设办逐杆登记造册，对灯具损坏、线路老化、控制箱进水的点位列出清单并限期修复，同时建立夜间巡查和居民报修相结合的长效管护办法
	二、|1|2|block|工作小结
	END
}

@test "brackets and quotes are closed before a heading may end" {
	cat >doc <<-'END'
	一、主要做法
	一是用好“屋场会，板凳会；夜谈会”平台，收集意见；二是办好清单（首批，试行）事项，逐月销号。
	（一）推行“一次办好。随时可办”服务。设立专窗。
	（二）修订《办法（试行：草案）》文本：已经印发
	END
	outline <<-'END'
	一、|1|1|block|主要做法
	一是|2|1.1|item|用好“屋场会，板凳会；夜谈会”平台
	二是|2|1.2|item|办好清单（首批，试行）事项
	（一）|2|1.1|run-in|推行“一次办好。随时可办”服务
	（二）|2|1.2|run-in|修订《办法（试行：草案）》文本
	END
}

@test "items in a paragraph: after a stop, a semicolon, a colon, a comma" {
	cat >doc <<-'END'
	一、主要做法
	（一）抓防控
	坚持三个到位：一是排查到位。完成巡林9次；二是整改到位,逐项销号，三是值守到位
	（二）抓宣传
	END
	outline <<-'END'
	一、|1|1|block|主要做法
	（一）|2|1.1|block|抓防控
	一是|3|1.1.1|item|排查到位
	二是|3|1.1.2|item|整改到位
	三是|3|1.1.3|item|值守到位
	（二）|2|1.2|block|抓宣传
	END
}

@test "items directly under 一、 are level 2, and may open their paragraph" {
	cat >doc <<-'END'
	一、主要问题
	一是人手不足；二是经费偏紧。
	二、下步打算
	END
	outline <<-'END'
	一、|1|1|block|主要问题
	一是|2|1.1|item|人手不足
	二是|2|1.2|item|经费偏紧
	二、|1|2|block|下步打算
	END
}

@test "item marks: 一要, 第一， 首先, 一方面" {
	cat >doc <<-'END'
	一、主要做法
	一要守住底线，不出事故；二要疏通堵点，方便办事。
	二、主要体会
	第一，必须依靠群众。第二，必须尊重规律。
	三、主要安排
	首先，抓好播种。其次，抓好管护。再次，抓好收购。最后，抓好总结。
	四、主要矛盾
	一方面，劳力外流，田地撂荒。另一方面，雨水偏少，墒情较差。
	END
	outline <<-'END'
	一、|1|1|block|主要做法
	一要|2|1.1|item|守住底线
	二要|2|1.2|item|疏通堵点
	二、|1|2|block|主要体会
	第一|2|2.1|item|必须依靠群众
	第二|2|2.2|item|必须尊重规律
	三、|1|3|block|主要安排
	首先|2|3.1|item|抓好播种
	其次|2|3.2|item|抓好管护
	再次|2|3.3|item|抓好收购
	最后|2|3.4|item|抓好总结
	四、|1|4|block|主要矛盾
	一方面|2|4.1|item|劳力外流
	另一方面|2|4.2|item|雨水偏少
	END
}

@test "二是要推进: the heading runs from 要" {
	cat >doc <<-'END'
	一、下步打算
	一是要查漏洞。逐户走访。二是要推进共治，广泛动员。
	END
	outline <<-'END'
	一、|1|1|block|下步打算
	一是|2|1.1|item|要查漏洞
	二是|2|1.2|item|要推进共治
	END
}

@test "items that go on in the next line" {
	cat >doc <<-'END'
	一、主要做法
	一是建台账。分村登记。
	二是强督导。按周通报。
	三是严考核。按月排名。
	工作取得初步成效。
	二、下步打算
	END
	outline <<-'END'
	一、|1|1|block|主要做法
	一是|2|1.1|item|建台账
	二是|2|1.2|item|强督导
	三是|2|1.3|item|严考核
	二、|1|2|block|下步打算
	END
	lines path <<-'END'
	1|一、主要做法
	1.1|一是建台账。分村登记。
	1.2|二是强督导。按周通报。
	1.3|三是严考核。按月排名。
	1|工作取得初步成效。
	2|二、下步打算
	END
}

@test "a lone 其次 opens nothing" {
	cat >doc <<-'END'
	一、主要做法
	我镇先行试点。其次，总结推广。
	END
	outline <<-'END'
	一、|1|1|block|主要做法
	END
}

@test "a lone 一是 opens nothing, nor 二是 without it" {
	cat >doc <<-'END'
	一、主要做法
	重点之一是水利。二是设施老旧的提法不准确。
	END
	outline <<-'END'
	一、|1|1|block|主要做法
	END
}

@test "two lists of items in one section repeat their paths" {
	cat >doc <<-'END'
	（一）抓防控
	一是摸排到人；二是回访到户。
	同时做好保障。一是备足物资；二是备齐车辆。
	END
	outline <<-'END'
	（一）|1|1|block|抓防控
	一是|2|1.1|item|摸排到人
	二是|2|1.2|item|回访到户
	一是|2|1.1|item|备足物资
	二是|2|1.2|item|备齐车辆
	END
}

@test "(一) that restarts under the same heading repeats its path" {
	cat >doc <<-'END'
	一、主要做法
	（一）抓防控
	（二）抓宣传
	（一）抓修复
	（二）抓补植
	END
	outline <<-'END'
	一、|1|1|block|主要做法
	（一）|2|1.1|block|抓防控
	（二）|2|1.2|block|抓宣传
	（一）|2|1.1|block|抓修复
	（二）|2|1.2|block|抓补植
	END
}

@test "三、四季度 after 一、 is no heading" {
	cat >doc <<-'END'
	一、上半年情况
	三、四季度雨水偏多，农时紧张。
	二、下半年安排
	三、保障措施
	END
	outline <<-'END'
	一、|1|1|block|上半年情况
	二、|1|2|block|下半年安排
	三、|1|3|block|保障措施
	END
}

@test "years, sums and grouped numbers at the start of a line are no marks" {
	cat >doc <<-'END'
	一、基本情况
	2018，收官之年，任务繁重。
	1.5万元以下的项目由村自办。
	2022年，任务如期完成。
	2,700处隐患完成整改。
	一九五八，水库始建。
	二、下步打算
	END
	outline <<-'END'
	一、|1|1|block|基本情况
	二、|1|2|block|下步打算
	END
}

@test "—— lists stand one level below their section, counted among their siblings" {
	cat >doc <<-'END'
	一、主要成绩
	全年成绩可圈可点。
	——产业有新起色。油茶挂果1200亩。
	——村貌有新变化。改厕320户。
	二、主要体会
	——靠群众。大家的事大家办。
	END
	outline <<-'END'
	一、|1|1|block|主要成绩
	——|2|1.1|run-in|产业有新起色
	——|2|1.2|run-in|村貌有新变化
	二、|1|2|block|主要体会
	——|2|2.1|run-in|靠群众
	END
}

@test "damaged marks count when the sequence fits" {
	cat >doc <<-'END'
	一、工作回顾
	㈠抓机制
	（二 ）抓队伍
	(三）抓保障
	二，工作不足
	三 、工作打算
	四.工作保障
	END
	outline <<-'END'
	一、|1|1|block|工作回顾
	㈠|2|1.1|block|抓机制
	（二 ）|2|1.2|block|抓队伍
	(三）|2|1.3|block|抓保障
	二，|1|2|block|工作不足
	三 、|1|3|block|工作打算
	四.|1|4|block|工作保障
	END
}

@test "damaged marks do not count where the sequence does not fit" {
	cat >doc <<-'END'
	一、工作回顾
	五，六月份连续降雨。
	二、工作打算
	END
	outline <<-'END'
	一、|1|1|block|工作回顾
	二、|1|2|block|工作打算
	END
}

@test "一. is a mark when 二. follows" {
	cat >doc <<-'END'
	一.工作回顾
	二.工作打算
	END
	outline <<-'END'
	一.|1|1|block|工作回顾
	二.|1|2|block|工作打算
	END
}

@test "Markdown is looked through: in the span, not in label and heading" {
	cat >doc <<-'END'
	# 关于2024年河道治理工作的报告
	## 一、主要做法
	**（一）强化巡查。**配备巡查船2艘。
	- 1.定线路
	**2.定人员**
	### 二、下步打算 ###
	END
	outline <<-'END'
	一、|1|1|block|主要做法
	（一）|2|1.1|run-in|强化巡查
	1.|3|1.1.1|block|定线路
	2.|3|1.1.2|block|定人员
	二、|1|2|block|下步打算
	END
	awk -F'\t' '!/^#/ { print $4 }' out.para >got
	cat >want <<-'END'
	# 关于2024年河道治理工作的报告
	## 一、主要做法
	**（一）强化巡查
	- 1.定线路
	**2.定人员**
	### 二、下步打算 ###
	END
	diff want got
}

@test "a title over three lines; the document row holds all of it" {
	cat >doc <<-'END'
	中共云山市柳林县河湾镇委员会
	云山市柳林县河湾镇人民政府
	关于2024年度法治建设情况的报告
	发布时间：2025-01-20 10:00
	来源：河湾镇
	各位代表：
	现将有关情况报告如下。
	一、主要做法
	END
	lines role <<-'END'
	title|中共云山市柳林县河湾镇委员会
	title|云山市柳林县河湾镇人民政府
	title|关于2024年度法治建设情况的报告
	meta|发布时间：2025-01-20 10:00
	meta|来源：河湾镇
	body|各位代表：
	body|现将有关情况报告如下。
	heading|一、主要做法
	END
	rpt-split -u para doc | rpt-sections -o >out
	printf '中共云山市柳林县河湾镇委员会\\n云山市柳林县河湾镇人民政府\\n关于2024年度法治建设情况的报告\n' >want
	sed -n 2p out | cut -f4 >got
	diff want got
	traced out
}

@test "a second copy of the title is title" {
	cat >doc <<-'END'
	关于2024年度法治建设情况的报告
	索引号：015000/2025-00012
	关于2024年度法治建设情况的报告
	2024年，我镇扎实推进各项任务。
	END
	lines role <<-'END'
	title|关于2024年度法治建设情况的报告
	meta|索引号：015000/2025-00012
	title|关于2024年度法治建设情况的报告
	body|2024年，我镇扎实推进各项任务。
	END
}

@test "front matter is meta" {
	cat >doc <<-'END'
	---
	source: example
	date: 2025-01-20
	---
	# 关于2024年度法治建设情况的报告
	## 一、主要做法
	END
	lines role <<-'END'
	meta|---
	meta|source: example
	meta|date: 2025-01-20
	meta|---
	title|# 关于2024年度法治建设情况的报告
	heading|## 一、主要做法
	END
}

@test "chrome, close and signature" {
	cat >doc <<-'END'
	当前位置：首页 > 政务公开
	柳林县人民政府关于2024年度法治建设情况的报告
	2025-01-20 10:00
	2024年，我县扎实推进各项任务。
	一、下步打算
	（一）抓培训。全年办班4期。
	特此报告。
	柳林县人民政府
	2025年1月20日
	上一条：公告
	下一条：通知
	【关闭窗口】
	版权所有：柳林县人民政府 云ICP备20990031号-1
	END
	lines role level path sec <<-'END'
	chrome|0||0|当前位置：首页 > 政务公开
	title|0||0|柳林县人民政府关于2024年度法治建设情况的报告
	meta|0||0|2025-01-20 10:00
	body|0||0|2024年，我县扎实推进各项任务。
	heading|1|1|1|一、下步打算
	body|2|1.1|2|（一）抓培训。全年办班4期。
	close|0||0|特此报告。
	sign|0||0|柳林县人民政府
	sign|0||0|2025年1月20日
	chrome|0||0|上一条：公告
	chrome|0||0|下一条：通知
	chrome|0||0|【关闭窗口】
	chrome|0||0|版权所有：柳林县人民政府 云ICP备20990031号-1
	END
}

@test "stop is the end of the last row that is not chrome, close or sign; children lie inside" {
	cat >doc <<-'END'
	一、甲
	（一）乙。丙。
	（二）丁
	戊。
	二、己
	庚。
	特此报告。
	柳林县人民政府
	2025年1月20日
	END
	# bytes: 一、甲 0-9, （一）乙。丙。 10-31, （二）丁 32-44, 戊。 45-51, 二、己 52-61, 庚。 62-68, the last row 107-123
	printf '%s\n' '0|123' '1|51' '1.1|31' '1.2|51' '2|68' >want
	rpt-split doc | rpt-sections -o >out
	awk -F'\t' '
		/^#/ { for (i = 1; i <= NF; i++) col[$i] = i; next }
		{ print ($col["level"] ? $col["path"] : 0) "|" $col["stop"] }' out >got
	diff want got
}

@test "an arabic mark before a year" {
	cat >doc <<-'END'
	一、预算情况
	1.2024年预算执行
	2.2025年预算安排
	END
	outline <<-'END'
	一、|1|1|block|预算情况
	1.|2|1.1|block|2024年预算执行
	2.|2|1.2|block|2025年预算安排
	END
}

@test "a number that is missing does not end the list" {
	cat >doc <<-'END'
	一、工作情况
	（一）抓早
	（三）抓小
	三、下步打算
	END
	outline <<-'END'
	一、|1|1|block|工作情况
	（一）|2|1.1|block|抓早
	（三）|2|1.3|block|抓小
	三、|1|3|block|下步打算
	END
}

@test "stop of items is where the next one begins, or the end of their paragraph" {
	printf '一、做法\n一是建群；二是建账。成效初显。\n后续跟进。\n' >doc
	# bytes: 一、做法 0-12, 一是建群； 13-28, 二是建账。成效初显。 28-58, 后续跟进。 59-74
	printf '%s\n' '1|74' '1.1|28' '1.2|58' >want
	for unit in para sent clause; do
		rpt-split -u $unit doc | rpt-sections -o >out
		awk -F'\t' '
			/^#/ { for (i = 1; i <= NF; i++) col[$i] = i; next }
			$col["level"] { print $col["path"] "|" $col["stop"] }' out >got
		diff want got
	done
}

@test "items that are lines of their own hold the paragraphs behind them" {
	cat >doc <<-'END'
	一、做法
	第一，建好队伍。
	村里选聘了护林员。
	（1）每组三人。
	第二，管好林子。
	护林员按月巡山。
	二、打算
	一是建群。
	二是建账。
	后续跟进。
	END
	outline <<-'END'
	一、|1|1|block|做法
	第一|2|1.1|block|建好队伍
	（1）|3|1.1.1|block|每组三人
	第二|2|1.2|block|管好林子
	二、|1|2|block|打算
	一是|2|2.1|item|建群
	二是|2|2.2|item|建账
	END
}

@test "a document on one line: a dash behind two full-width blanks begins a paragraph" {
	printf '一、成绩　　去年收成好。　　——粮食增产。打粮五万斤。　　——水利改善。修渠三条。\n' >doc
	outline <<-'END'
	一、|1|1|run-in|成绩
	——|2|1.1|run-in|粮食增产
	——|2|1.2|run-in|水利改善
	END
}

@test "a document on one line: two full-width blanks part its paragraphs, also without a stop where the line is long" {
	local line
	{
		printf '二〇二三年青山镇工作报告　　各位代表：　　现在我报告工作。　　一、过去一年　　修渠三条。主要做法：一是'
		printf '开会，人人到场。　　二是派工，户户出力。　　各村都已验收。　　二、今年打算　　（一）种树。种柳二百棵。　　管护到人。'
		printf '　　（二）养鱼。放苗一万尾。'
		for line in 甲 乙 丙 丁 戊 己 庚 辛 壬 癸; do
			printf '　　%s村在春天修好了水塘，在夏天通了自来水，在秋天铺了晒场，到冬天人人用上了干净的水，家家装上了明亮的灯。' "$line"
		done
		echo
	} >doc
	outline <<-'END'
	一、|1|1|block|过去一年
	一是|2|1.1|item|开会
	二是|2|1.2|item|派工
	二、|1|2|block|今年打算
	（一）|2|2.1|run-in|种树
	（二）|2|2.2|run-in|养鱼
	END
	# the row of the whole document is cut where its paragraphs stand elsewhere
	cat >want <<-'END'
	title|0||二〇二三年青山镇工作报告
	body|0||各位代表：　　现在我报告工作。
	heading|1|1|一、过去一年
	body|1|1|修渠三条。主要做法：
	body|2|1.1|一是开会，人人到场。
	body|2|1.2|二是派工，户户出力。
	body|1|1|各村都已验收。
	heading|1|2|二、今年打算
	body|2|2.1|（一）种树。种柳二百棵。　　管护到人。
	END
	rpt-split -u para doc | rpt-sections >rows
	traced rows
	awk -F'\t' '/^#/ { for (i = 1; i <= NF; i++) col[$i] = i; next }
		{ print $col["role"] "|" $col["level"] "|" $col["path"] "|" $col["text"] }' rows | sed '10,$d' >got
	diff want got
	[ "$(rpt-split doc | rpt-sections -o | cut -f 4 | sed -n 2p)" = 二〇二三年青山镇工作报告 ]
}

@test "a list of —— with one paragraph each ends with its last" {
	cat >doc <<-'END'
	一、成绩
	——粮食增产。打粮五万斤。
	——水利改善。修渠三条。
	——道路通畅。铺路两里。
	回顾一年，主要做了这些事。
	一是开会。人人到场。
	二是派工。户户出力。
	村里还办了三件事。
	此外有两句话。
	——抓早。正月动工。
	——抓实。当年完工。
	二、打算
	——种树。
	柳树为主。
	——养鱼。
	鲢鱼为主。
	各位代表！明年再见。
	END
	outline <<-'END'
	一、|1|1|block|成绩
	——|2|1.1|run-in|粮食增产
	——|2|1.2|run-in|水利改善
	——|2|1.3|run-in|道路通畅
	一是|2|1.1|item|开会
	二是|2|1.2|item|派工
	——|2|1.4|run-in|抓早
	——|2|1.5|run-in|抓实
	二、|1|2|block|打算
	——|2|2.1|block|种树
	——|2|2.2|block|养鱼
	END
	lines path <<-'END'
	1|一、成绩
	1.1|——粮食增产。打粮五万斤。
	1.2|——水利改善。修渠三条。
	1.3|——道路通畅。铺路两里。
	1|回顾一年，主要做了这些事。
	1.1|一是开会。人人到场。
	1.2|二是派工。户户出力。
	1|村里还办了三件事。
	1|此外有两句话。
	1.4|——抓早。正月动工。
	1.5|——抓实。当年完工。
	2|二、打算
	2.1|——种树。
	2.1|柳树为主。
	2.2|——养鱼。
	2.2|鲢鱼为主。
	2|各位代表！明年再见。
	END
}

@test "what the list of —— holds: the next one stands near, or only two have come" {
	cat >doc <<-'END'
	一、成绩
	——粮食增产。打粮五万斤。
	——水利改善。修渠三条。
	——道路通畅。铺路两里。
	路边种了柳。
	——村容整洁。清了水沟。
	二、打算
	——种树。栽柳二百棵。
	——养鱼。放苗一万尾。
	鱼塘在村东。
	END
	lines path <<-'END'
	1|一、成绩
	1.1|——粮食增产。打粮五万斤。
	1.2|——水利改善。修渠三条。
	1.3|——道路通畅。铺路两里。
	1.3|路边种了柳。
	1.4|——村容整洁。清了水沟。
	2|二、打算
	2.1|——种树。栽柳二百棵。
	2.2|——养鱼。放苗一万尾。
	2.2|鱼塘在村东。
	END
}

@test "what stands behind the report ends its sections: 注, 附件, a title behind a rule, a title before marks that begin anew" {
	cat >doc <<-'END'
	一、机构
	镇里设三个所。
	二、人员
	1.财政所
	2.农技所
	一、甲村
	二、乙村
	注：
	1.数字未审定。
	2.人口按户籍。
	附件2：青山镇事项表
	一、看病
	新建卫生室。
	二、上学
	翻修教室。
	关于机构方案的说明
	一、必要性
	旧的所太散。
	二、步骤
	秋后动手。

	---

	## 另一件事
	先开会。
	END
	lines path <<-'END'
	1|一、机构
	1|镇里设三个所。
	2|二、人员
	2.1|1.财政所
	2.2|2.农技所
	1|一、甲村
	2|二、乙村
	|注：
	1|1.数字未审定。
	2|2.人口按户籍。
	|附件2：青山镇事项表
	1|一、看病
	1|新建卫生室。
	2|二、上学
	2|翻修教室。
	|关于机构方案的说明
	1|一、必要性
	1|旧的所太散。
	2|二、步骤
	2|秋后动手。
	2|---
	|## 另一件事
	|先开会。
	END
}

@test "an item that is a Markdown heading is one, whatever its list; bars above footnotes end all sections" {
	cat >doc <<-'END'
	## 一、做法
	一是开会。人人到场。
	### 二是派工。
	户户出力。
	――――――
	①开会在村部。
	②派工按户。
	END
	outline <<-'END'
	一、|1|1|block|做法
	一是|2|1.1|item|开会
	二是|2|1.2|block|派工
	①|1|1|block|开会在村部
	②|1|2|block|派工按户
	END
}

@test "一、 that begins anew below 二、 while 三、 is still to come stands below it" {
	cat >doc <<-'END'
	一、回顾
	修渠三条。
	二、打算
	全镇想办这些事。
	一、修路
	铺石板。调整的方向是：一、加宽。二、加固。三、亮灯。
	二、种树
	栽柳树。
	三、养鱼
	放鱼苗。
	四、办学
	修教室。
	三、结语
	明年再见。
	END
	outline <<-'END'
	一、|1|1|block|回顾
	二、|1|2|block|打算
	一、|2|2.1|block|修路
	二、|2|2.2|block|种树
	三、|2|2.3|block|养鱼
	四、|2|2.4|block|办学
	三、|1|3|block|结语
	END
}

@test "(一) inside the text below 第一 does not end the list of 第一" {
	cat >doc <<-'END'
	一、打算
	**第一，修水利。**
	全镇动手。分三步：（一）勘线。（二）备料。（三）开工。
	完工后验收。
	**第二，办学校。**
	先修教室。
	END
	outline <<-'END'
	一、|1|1|block|打算
	第一|2|1.1|block|修水利
	（一）|3|1.1.1|run-in|勘线
	（二）|3|1.1.2|run-in|备料
	（三）|3|1.1.3|run-in|开工
	第二|2|1.2|block|办学校
	END
}

@test "一要 behind the text of 三是 stands beside it" {
	cat >doc <<-'END'
	（一）做法
	一是建好队伍。
	村里选聘了护林员。
	二是管好林子。
	护林员按月巡山。
	再说水利。
	一要修渠。
	渠长三里。
	二要清淤。
	淤泥还田。
	END
	outline <<-'END'
	（一）|1|1|block|做法
	一是|2|1.1|block|建好队伍
	二是|2|1.2|block|管好林子
	一要|2|1.1|block|修渠
	二要|2|1.2|block|清淤
	END
}

@test "a document without a title has an empty document row at 0" {
	printf '一、甲\n乙。\n' >doc
	cat >want <<-'END'
	#doc	start	end	text	para	role	level	path	sec	label	heading	kind	stop
	doc	0	0		1	title	0		0				16
	doc	0	9	一、甲	1	heading	1	1	1	一、	甲	block	16
	END
	rpt-split -u para doc | rpt-sections -o >got
	diff want got
}

@test "rows are cut where marks begin; label stands only there" {
	printf '一、做法\n全镇行动。一是建群，二是建账；三是建制。成效初显。\n后续跟进。\n' >doc
	lines level path sec label heading <<-'END'
	1|1|1|一、|做法|一、做法
	1|1|1||做法|全镇行动。
	2|1.1|2|一是|建群|一是建群，
	2|1.2|3|二是|建账|二是建账；
	2|1.3|4|三是|建制|三是建制。成效初显。
	1|1|1||做法|后续跟进。
	END
}

@test "sentences of one section: label on the first row alone, heading on all" {
	printf '（一）建机制。设河长3名。立牌4块。\n（二）建队伍。\n' >doc
	cat >want <<-'END'
	1|1|（一）|建机制|（一）建机制。
	1|1||建机制|设河长3名。
	1|1||建机制|立牌4块。
	2|2|（二）|建队伍|（二）建队伍。
	END
	rpt-split doc | rpt-sections >out
	awk -F'\t' '
		/^#/ { for (i = 1; i <= NF; i++) col[$i] = i; next }
		{ print $col["path"] "|" $col["sec"] "|" $col["label"] "|" $col["heading"] "|" $col["text"] }' out >got
	diff want got
}

@test "two documents in one stream: each has its own outline, sections count anew" {
	printf '一、甲\n乙。\n二、丙\n' >a
	printf '一、丁\n' >b
	cat >want <<-'END'
	a|0||0|
	a|1|1|1|甲
	a|1|2|2|丙
	b|0||0|
	b|1|1|1|丁
	END
	rpt-split a b | rpt-sections -o >out
	awk -F'\t' '
		/^#/ { for (i = 1; i <= NF; i++) col[$i] = i; next }
		{ print $1 "|" $col["level"] "|" $col["path"] "|" $col["sec"] "|" $col["heading"] }' out >got
	diff want got
	# one name twice: the smaller start begins the second
	rpt-split a a | rpt-sections -o >out
	awk -F'\t' '!/^#/ { print $1, $2, $3 }' out >got
	printf '%s\n' 'a 0 0' 'a 0 9' 'a 17 26' 'a 0 0' 'a 0 9' 'a 17 26' >want
	diff want got
}

@test "concatenated streams give the rows of each" {
	printf '一、甲\n乙。\n' >a
	printf '一、丁\n' >b
	rpt-split a >a.rows
	rpt-split b >b.rows
	cat a.rows b.rows | rpt-sections >got
	rpt-sections a.rows >want
	rpt-sections b.rows >>want
	cmp want got
	rpt-sections a.rows b.rows >got
	cmp want got
}

@test "without para each row is a paragraph of its own" {
	printf '#doc\tstart\tend\ttext\nd\t0\t9\t一、甲\nd\t10\t19\t二、乙\n' >rows
	cat >want <<-'END'
	#doc	start	end	text	role	level	path	sec	label	heading
	d	0	9	一、甲	heading	1	1	1	一、	甲
	d	10	19	二、乙	heading	1	2	2	二、	乙
	END
	rpt-sections rows >got
	diff want got
}

@test "other columns pass, own ones are replaced in place" {
	printf '#doc\tstart\tend\ttext\tpath\tplace\nd\t0\t9\t一、甲\tx\t530102\n' >rows
	cat >want <<-'END'
	#doc	start	end	text	path	place	role	level	sec	label	heading
	d	0	9	一、甲	1	530102	heading	1	1	一、	甲
	END
	rpt-sections rows >got
	diff want got
	rpt-sections rows | rpt-sections >got
	diff want got
}

@test "the outline of the examples: paragraphs, sentences and clauses give the same" {
	cd "$examples"
	for file in *.txt; do
		for unit in para sent clause; do
			rpt-split -u $unit "$file" | rpt-sections -o >"$BATS_TEST_TMPDIR/out"
			own "$BATS_TEST_TMPDIR/out" >"$BATS_TEST_TMPDIR/$unit"
		done
		diff "$BATS_TEST_TMPDIR/para" "$BATS_TEST_TMPDIR/sent"
		diff "$BATS_TEST_TMPDIR/para" "$BATS_TEST_TMPDIR/clause"
		[ "$(wc -l <"$BATS_TEST_TMPDIR/para")" -gt 15 ]
	done
}

@test "the outline of an example" {
	cp "$examples/liulin-2024.txt" doc
	outline <<-'END'
	一、|1|1|block|工作举措与成效
	（一）|2|1.1|block|强化组织保障，夯实工作基础
	首先|3|1.1.1|item|坚持以上率下
	其次|3|1.1.2|item|充实法治力量
	（二）|2|1.2|block|依法履行职能，方便群众办事
	（三）|2|1.3|block|规范决策程序，严格合法性审查
	1、|3|1.3.1|run-in|把好文件合同关
	2、|3|1.3.2|run-in|把好村级议事关
	（四）|2|1.4|block|规范执法行为，推行柔性执法
	（五）|2|1.5|block|调处矛盾纠纷，守护乡村安宁
	（六）|2|1.6|block|开展普法宣传，培育法治风尚
	1、|3|1.6.1|run-in|用好重要节点
	2、|3|1.6.2|run-in|建好法治阵地
	二、|1|2|block|存在的不足
	一是|2|2.1|item|执法人员业务能力参差不齐
	二是|2|2.2|item|部分村干部习惯凭经验办事
	三是|2|2.3|item|外出务工人员多
	三、|1|3|block|党政主要负责人履行推进法治建设第一责任人职责情况
	四、|1|4|block|2025年工作安排
	（一）|2|4.1|block|抓能力提升
	（二）|2|4.2|block|抓源头治理
	（三）|2|4.3|block|抓普法实效
	END
}

@test "empty input gives nothing" {
	run --separate-stderr rpt-sections </dev/null
	[ "$status" -eq 0 ]
	[ "$output" = "" ]
	[ "$stderr" = "" ]
}

@test "-n leaves the header out" {
	printf '一、甲\n' >doc
	rpt-split doc >rows
	rpt-sections rows | tail -n +2 >want
	rpt-sections -n rows >got
	cmp want got
	[ -s got ]
}
