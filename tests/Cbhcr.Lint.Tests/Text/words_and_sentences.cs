using Cbhcr.Lint.Text;
using FsCheck.Xunit;

namespace Cbhcr.Lint.Tests.Text;

public class words_and_sentences
{
    [Theory]
    [InlineData("Dr. Lee calls at 5 p.m. in the park. He waits.", 2)]
    [InlineData("She says, “I want to go home.” Then she sits down. What now?", 3)]
    [InlineData("Give 0.5 mg, e.g. by mouth. Wait…", 2)]
    [InlineData("Mr. A. B. Smith sits alone", 1)]
    [InlineData("First line\nSecond line", 2)]
    [InlineData("Police, EMS, etc. Then leave.", 2)]
    [InlineData("They stay until 8 p.m. Then they leave.", 2)]
    [InlineData("He lives in the U.S. and works", 1)]
    [InlineData("", 0)]
    public void sentences_end_where_a_reader_ends_them(string text, int sentences) => Tokens.Of(text).Sentences.Count.ShouldBe(sentences);

    [Fact]
    public void words_keep_hyphens_and_apostrophes_and_know_their_place()
    {
        const string text = "A de-escalation isn't the mother’s 3rd 1,000.5 or 25% try.";
        var words = Tokens.Of(text).Words;
        words.Select(w => w.Text).ShouldBe(["A", "de-escalation", "isn't", "the", "mother’s", "3rd", "1,000.5", "or", "25%", "try"]);
        words[4].Lower.ShouldBe("mother");
        words.ShouldAllBe(w => text.Substring(w.Start, w.Text.Length) == w.Text);
    }

    [Fact]
    public void a_question_may_stand_in_quotation_marks() => Tokens.Of("He says, “Why now?”").Sentences[0].IsQuestion.ShouldBeTrue();

    [Property]
    public void every_word_is_found_again_at_its_place(string? text)
    {
        var tokens = Tokens.Of(text ?? "");
        tokens.Words.ShouldAllBe(w => (text ?? "").Substring(w.Start, w.Text.Length) == w.Text);
        tokens.Sentences.ShouldAllBe(s => (text ?? "").Substring(s.Start, s.Text.Length) == s.Text);
    }
}
