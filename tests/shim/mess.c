/* mess - texts nobody would write, the same for the same seed:
 *
 * - mess SEED LINES: a report of pieces in no order: marks, figures, units, words of change, brackets,
 *   quotes, white space of all kinds, control characters but NUL, any other characters; in UTF-8
 * - mess -m SEED FILE: the bytes of FILE damaged in some places: flipped, cut, exchanged, put in
 * - mess -e: CSV with the columns x n y: x is each string of up to two bytes, then 2000 longer ones; n is
 *   its number; y is x again
 * - mess -E: the same as rows (rpt(5)), escaped by other code than that of the tools
 * - mess -u: rows of one column x: each character of Unicode but NUL between a and b */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state;

/* xorshift64* (S. Vigna, An experimental exploration of Marsaglia's xorshift generators, scrambled, 2016) */
static uint64_t below(uint64_t n)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (state * UINT64_C(2685821657736338717) >> 33) % n;
}

static void seed(const char *s)
{
	state = (strtoull(s, NULL, 10) + 1) * UINT64_C(0x9e3779b97f4a7c15);
}

/* ---- reports ---- */

/* words, with bars between */
static const char opening[] = "一、|二、|三、|十一、|（一）|（二）|(一)|(三)|1.|2.|3．|（1）|(2)|1)|①|②|㈠"
			      "|第一章|第二节|1.1|1.2.3|第一部分|一是|第一，|首先，|其次，|一方面|二要"
			      "|——|# |## |> |**|- |　　|  |\t|\357\273\277|\f|-1-"
			      "|目录|附件1：|来源：|发布日期：";

static const char piece[] =
    "办案|受理|行政复议|案件|罚款|投资|种树|道路|其中|分别|人民政府|法治|建设|存在问题|下一步|计划|完成"
    "|清禾区|柳林乡|司法局|同比增长|下降|比上年|增加|较2023年|环比|提高|占|达到|超过"
    "|近|约|余|不少于|至少|以上|左右|至|-|～"
    "|3|12|1,234|56,789,012|0.5|8.30|100%|7.5％|３|１２．５|三|十二|一百零五|两千余|5亿|2.5万|三千万"
    "|1/3|三分之一|3:1|2024年|2024年3月5日|3月|上半年|去年|“十四五”|12:30|第3次|第十二届|5个百分点|3倍"
    "|件|个|万元|亿元|元|公里|平方米|亩|人|人次|户|%|‰|项|家"
    "|，|，|；|：|、|。|。|！|？|……|…|.|,|;|:|!|?|（|）|(|)|《|》|“|”|\"|‘|’|【|】|[|]"
    "|〔2024〕3号|http://a.b/c?d=1,2|www.x.cn|\\|\\n|\\t|#|Ａ|ab|的|了|e\314\201|😀|🇨🇳"
    "|\r|\t| |　|\302\240|\342\200\203|\342\200\213|\342\200\250|\302\205|\357\273\277|\v|\f"
    "|\033[31m|\a|\177|\342\200\256|\342\201\246";

static void put_one_of(const char *list)
{
	uint64_t n = 1;

	for (const char *p = list; *p; p++)
		n += *p == '|';
	for (n = below(n); n; n--)
		list = strchr(list, '|') + 1;
	fwrite(list, 1, strcspn(list, "|"), stdout);
}

static void put_character(uint32_t u)
{
	if (u < 0x80) {
		putchar((int)u);
	} else if (u < 0x800) {
		putchar((int)(0xc0 | u >> 6));
		putchar((int)(0x80 | (u & 0x3f)));
	} else if (u < 0x10000) {
		putchar((int)(0xe0 | u >> 12));
		putchar((int)(0x80 | (u >> 6 & 0x3f)));
		putchar((int)(0x80 | (u & 0x3f)));
	} else {
		putchar((int)(0xf0 | u >> 18));
		putchar((int)(0x80 | (u >> 12 & 0x3f)));
		putchar((int)(0x80 | (u >> 6 & 0x3f)));
		putchar((int)(0x80 | (u & 0x3f)));
	}
}

static bool is_character(uint32_t u)
{
	return u != 0 && (u < 0xd800 || u > 0xdfff);
}

static void put_report(unsigned long lines)
{
	for (unsigned long i = 0; i < lines; i++) {
		uint64_t n = below(8) ? below(30) : below(3);

		for (uint64_t marks = below(3); n && marks; marks--)
			put_one_of(opening);
		for (; n; n--) {
			uint32_t u = (uint32_t)below(below(2) ? 0x3000 : 0x110000);

			if (below(20) == 0 && is_character(u) && u != '\n')
				put_character(u);
			else
				put_one_of(piece);
		}
		fputs(below(10) ? "\n" : "\r\n", stdout);
	}
}

/* ---- damage ---- */

static int put_damaged(const char *file)
{
	FILE *f = fopen(file, "rb");
	size_t n = 0, cap = 0;
	char *p = NULL;
	int c;

	if (!f) {
		perror(file);
		return 3;
	}
	while ((c = getc(f)) != EOF) {
		if (n == cap) {
			p = realloc(p, cap = cap ? 2 * cap : 65536);
			if (!p)
				exit(3);
		}
		p[n++] = (char)c;
	}
	fclose(f);
	for (uint64_t times = 1 + below(4); times && n > 1; times--) {
		size_t at = below(n), len = 1 + below(n - at < 200 ? n - at : 200), to = below(n - len + 1);

		switch (below(6)) {
		case 0: /* a bit */
			p[at] = (char)(p[at] ^ 1 << below(8));
			break;
		case 1: /* cut out */
			memmove(p + at, p + at + len, n - at - len);
			n -= len;
			break;
		case 2: /* over something else */
			memmove(p + to, p + at, len);
			break;
		case 3: /* any byte */
			p[at] = (char)below(256);
			break;
		case 4: /* what the tools look for */
			p[at] = "\n\r\t\\#\0 \"{,"[below(10)];
			break;
		default: /* the end is missing */
			n = below(4) ? n : at;
			break;
		}
	}
	fwrite(p, 1, n, stdout);
	free(p);
	return 0;
}

/* ---- strings of bytes ---- */

static void put_string(const unsigned char *s, size_t n, unsigned long number, bool rows)
{
	for (int side = 0; side < 2; side++) {
		if (!rows)
			putchar('"');
		for (size_t i = 0; i < n; i++) {
			const char *at = s[i] ? strchr("\tt\nn\rr\\\\", s[i]) : NULL;

			if (rows && i == 0 && side == 0 && s[i] == '#')
				putchar('\\');
			if (rows && at && (s[i] < ' ' || s[i] == '\\'))
				printf("\\%c", at[1]);
			else
				putchar(s[i]);
			if (!rows && s[i] == '"')
				putchar('"');
		}
		if (!rows)
			putchar('"');
		if (side == 0)
			printf(rows ? "\t%lu\t" : ",%lu,", number);
	}
	putchar('\n');
}

static void put_strings(bool rows)
{
	unsigned char s[64] = {0};
	unsigned long number = 0;

	puts(rows ? "#x\tn\ty" : "x,n,y");
	put_string(s, 0, number++, rows);
	for (int a = 0; a < 256; a++) {
		s[0] = (unsigned char)a;
		put_string(s, 1, number++, rows);
		for (int b = 0; b < 256; b++) {
			s[1] = (unsigned char)b;
			put_string(s, 2, number++, rows);
		}
	}
	for (int i = 0; i < 2000; i++) {
		size_t n = 3 + below(sizeof s - 3);

		for (size_t k = 0; k < n; k++)
			s[k] = (unsigned char)(below(2) ? "\t\n\r\\#\"tnr,"[below(10)] : (int)below(256));
		put_string(s, n, number++, rows);
	}
}

static void put_unicode(void)
{
	puts("#x");
	for (uint32_t u = 1; u < 0x110000; u++) {
		if (!is_character(u))
			continue;
		putchar('a');
		if (u == '\t' || u == '\n' || u == '\r' || u == '\\')
			printf("\\%c", u == '\t' ? 't' : u == '\n' ? 'n' : u == '\r' ? 'r' : '\\');
		else
			put_character(u);
		puts("b");
	}
}

int main(int argc, char **argv)
{
	seed("1");
	if (argc == 4 && strcmp(argv[1], "-m") == 0) {
		seed(argv[2]);
		return put_damaged(argv[3]);
	}
	if (argc == 2 && (strcmp(argv[1], "-e") == 0 || strcmp(argv[1], "-E") == 0)) {
		put_strings(argv[1][1] == 'E');
	} else if (argc == 2 && strcmp(argv[1], "-u") == 0) {
		put_unicode();
	} else if (argc == 3) {
		seed(argv[1]);
		put_report(strtoul(argv[2], NULL, 10));
	} else {
		return 3;
	}
	return 0;
}
