namespace Cbhcr.Exam.Tests.Commands.Assembling;

/// <summary>Tables of constraints as the R package TestDesign reads them.</summary>
public sealed class constraints_of_test_design : IDisposable
{
    private const string Header = "CONSTRAINT_ID,TYPE,WHAT,CONDITION,LB,UB,ONOFF\n";
    private const string Pool = "ID,DOMAIN,DOK,WORDS,STID,a,b\n"
        + "q1,A,1,10,,1,-1\nq2,A,2,20,,1,0\nq3,A,3,30,,1,1\nq4,B,NA,40,s1,1,0\nq5,B,2,50,s1,1,0\nq6,B,3,60,s2,1,1\nq7,C,1,70,,2,0\n";

    private readonly Trial _trial = new() { Constraints = "constraints.csv" };

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData("DOMAIN == \"\"A\"\"", "q1 q2 q3")]
    [InlineData("DOMAIN %in% c('A', 'C')", "q1 q2 q3 q7")]
    [InlineData("domain != \"\"A\"\"", "q4 q5 q6 q7")]
    [InlineData("DOMAIN == \"\"B\"\" & DOK >= 2", "q5 q6")]
    [InlineData("DOK < 2 | DOK > 2", "q1 q3 q6 q7")]
    [InlineData("DOK == 2 | DOMAIN == \"\"C\"\" & WORDS <= 10", "q2 q5")]
    [InlineData("!(DOK == 2)", "q1 q3 q6 q7")]
    [InlineData("!DOMAIN %in% c(\"\"A\"\", \"\"B\"\")", "q7")]
    [InlineData("is.na(DOK)", "q4")]
    [InlineData("!is.na(STID) & DOK != 3", "q5")]
    [InlineData("ID %in% c(\"\"q1\"\", \"\"q7\"\")", "q1 q7")]
    [InlineData("(WORDS > 1.5e1 && WORDS < 45)", "q2 q3 q4")]
    public async Task say_which_items_are_meant_as_R_does(string condition, string items)
    {
        var others = $"!ID %in% c({string.Join(", ", items.Split(' ').Select(i => $"\"\"{i}\"\""))})";
        var forms = await _trial.Pool(Pool).AssembleAsync($"{Header}C1,Number,Item,,1,,\nC2,Include,Item,\"{condition}\",,,\nC3,Exclude,Item,\"{others}\",,,\n");
        string.Join(' ', Trial.Items(forms)).ShouldBe(items);
    }

    [Fact]
    public async Task are_met_by_the_forms()
    {
        var forms = await _trial.Pool(Pool).AssembleAsync(Header
            + "C1,Number,Item,,4,4,\nC2,Sum,Item,WORDS,100,150,ON\nC3,Mean,Item,\"WORDS, DOMAIN == \"\"A\"\"\",20,20,\nC4,Enemy,Item,\"ID %in% c(\"\"q2\"\", \"\"q7\"\")\",,,\n"
            + "C5,Number,Item,DOMAIN == 'C',1,1,OFF\nC6,Order,Item,DOK,,,\nC7,AllOrNone,Item,\"ID %in% c(\"\"q1\"\", \"\"q3\"\")\",,,\n"
            + "C8,Number,Stimulus,,0,1,\nC9,Number,Item,PER STIMULUS,1,1,\n");
        var items = Trial.Items(forms);
        items.Count.ShouldBe(4);
        (items.Contains("q2") && items.Contains("q7")).ShouldBeFalse();
        items.Contains("q1").ShouldBe(items.Contains("q3"));
        items.Count(i => i is "q4" or "q5" or "q6").ShouldBeLessThanOrEqualTo(1);
        _trial.Said.ShouldContain("constraints.csv, line 7: C6 asks for an order by DOK");
        forms.GetProperty("achieved").EnumerateArray().Select(a => a.GetProperty("at").GetDouble()).ShouldBe([-1, 0, 1]);
    }

    [Theory]
    [InlineData("C1,Number,Item,LEVEL == 3,1,1,\n", "constraints.csv:2: There is no column LEVEL in the pool")]
    [InlineData("C1,Number,Item,,4,4,\nC2,Number,Item,DOMAIN = 'A',1,1,\n",
        "constraints.csv, line 3, column CONDITION: The condition DOMAIN = 'A' cannot be read: it has signs that are not known here.")]
    [InlineData("C1,Number,Item,DOMAIN == ,1,1,\n", "cannot be read: it ends too early.")]
    [InlineData("C1,Number,Item,DOMAIN == A,1,1,\n", "“A” stands where a text in quotes or a number is expected.")]
    [InlineData("C1,Number,Item,DOK >= 'x',1,1,\n", "a number is expected after")]
    [InlineData("C1,Number,Item,\"DOK %in% c(1, 2)\",1,1,,\n", "constraints.csv, line 2: 8 cells")]
    [InlineData("C1,Number,Item,\"DOK %in% c(1, 2\",1,1,\n", "“)” is expected at the end.")]
    [InlineData("C1,Number,Item,DOK == 1 2,1,1,\n", "“2” is one too many.")]
    [InlineData("C1,Nunber,Item,,1,1,\n",
        "column TYPE: “Nunber” is not known; known are Number, Sum, Mean, Enemy, Include, Exclude, AllOrNone, Order. Do you mean Number?")]
    [InlineData("C1,Enemy,Stimulus,DOK == 1,,,\n", "column WHAT: “Stimulus” is not taken with Enemy")]
    [InlineData("C1,Number,Item,,,,\n", "column LB: a lower or an upper bound is needed.")]
    [InlineData("C1,Number,Item,,few,,\n", "column LB: \"few\" is not a number.")]
    [InlineData("C1,Include,Item,,,,\n", "column CONDITION: Include needs a condition.")]
    [InlineData("C1,Number,Item,,5,4,\n", "constraints.csv:2: The least, 5, is above the most, 4.")]
    public async Task are_refused_by_line(string rows, string words) => (await _trial.Pool(Pool).RefusedAsync(Header + rows)).ShouldContain(words);
}
