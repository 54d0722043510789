"""The words of HTML, as it comes from browsers, word processors and mail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moot.formats.html_text import Head, head, words


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain", "plain"),
        ("<b>Two</b>\n   <i>words</i>", "Two words"),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<div>One.</div>\n<div>Two.</div>", "One.\nTwo."),
        ("One.<br>Two.<br/>Three.", "One.\nTwo.\nThree."),
        ("<ul>\n<li>One</li>\n<li>Two</li></ul>", "One\nTwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("&lt;b&gt; &amp; &#167; 5&nbsp;UWG &copy", "<b> & § 5\u00a0UWG ©"),
        ("<head><title>T</title><style>p {color: red}</style></head><body><p>x</p></body>", "x"),
        ("a<script>alert('<p>no</p>')</script>b<!-- no -->c", "abc"),
        ("<meta charset=utf-8><span style='mso-list:x'>Word</span><o:p></o:p>", "Word"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("x</script></style>y", "xy"),
        ("<img src='file://server/share/a.png'><link rel=stylesheet href='//e.org/x.css'>", ""),
        ("  \n ", ""),
        ("<p>a\v b", "a b"),
    ],
)
def test_words_of(html: str, text: str) -> None:
    assert words(html) == text


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<br>", "<pre>", "</pre>", "<td>", "</script>", " ", "\n", "a", "&", "<"]))
)
def test_no_html_is_too_broken(parts: list[str]) -> None:
    found = words("".join(parts))
    assert found == found.strip("\n") and "\v" not in found and "\n\n\n" not in found


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>Words</p>", Head()),
        ("<title>\n One &amp;  two </title>words", Head(title="One & two")),
        ("<title>First</title><svg><title>Second</title></svg>", Head(title="First")),
        ("<base><base href='https://a.org/'><base href='https://b.org/'>", Head("https://a.org/")),
        ("<base href='https://a.org/'><link rel='x CANONICAL' href=' https://a.org/b '>", Head("https://a.org/b")),
    ],
)
def test_what_html_says_of_its_page(html: str, told: Head) -> None:
    assert head(html) == told
