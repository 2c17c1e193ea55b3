using System.Text;

namespace Cbhcr.Exam.Tests.Commands.Assembling;

/// <summary>CSV as other programs write it.</summary>
public sealed class pools_of_others : IDisposable
{
    private const string Two = """{ "columns": { "id": "id" }, "rules": [ { "items": 2 } ], "goal": { "most": { "sum": "x" } } }""";

    private readonly Trial _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData("\uFEFFid,x\r\na,1\r\nb,.5\r\nc,1e-3\r\n", "a b", 1.5)]
    [InlineData("id;x\na;1,5\nb;0,25\nc;1e-3\n", "a b", 1.75)]
    [InlineData("id\tx\nb\t2.5\nc\t+3\na\t1.5\n", "b c", 5.5)]
    [InlineData("\"\",\"id\",\"x\"\n\"1\",\"a\",1\n\"2\",\"b\",2\n\"3\",\"c\",3\n", "b c", 5)]
    [InlineData("id,x\na,1\n\nb,2\n\n\n", "a b", 3)]
    [InlineData("ID,X\ra,1\rb,2\r", "a b", 3)]
    [InlineData("id,x\na,NA\nb,\nc,NaN\nd,2\ne,1\n", "d e", 3)]
    [InlineData("id,x,surplus\nß東京,1,\nö ü,2,9\n", "ß東京 ö ü", 3)]
    [InlineData("id , x\n a b , 1 \n c d, 2\n", "a b c d", 3)]
    [InlineData("id,x,\"text, long\"\n\"a \"\"b\"\"\",1,\"one\ntwo, \"\"three\"\"\"\n\"c,d\",2,\n'e,3,NA\n", "'e c,d", 5)]
    public async Task are_read(string pool, string items, double objective)
    {
        var forms = await _trial.Pool(pool).AssembleAsync(Two);
        string.Join(' ', Trial.Items(forms).Order(StringComparer.Ordinal)).ShouldBe(items);
        forms.GetProperty("objective").GetDouble().ShouldBe(objective, 1e-9);
    }

    [Fact]
    public async Task are_read_in_sixteen_bits_too()
    {
        _trial.Pool([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id,x\na,1\nb,2\n")]);
        Trial.Items(await _trial.AssembleAsync(Two)).ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("id,x\na,1\nb,two\n", "pool.csv, line 3, column x: \"two\" is not a number.")]
    [InlineData("id;x\na;1\nb;1,2,3\n", "pool.csv, line 3, column x: \"1,2,3\" is not a number.")]
    [InlineData("id,x\na,1\n\"b\nc\",2,3\n", "pool.csv, line 3: 3 cells, but there are 2 columns.")]
    [InlineData("id,x\n\"a\nb\",1\nc,?\n", "pool.csv, line 4, column x")]
    [InlineData("id,x\na,1\n a ,2\n", "pool.csv, line 3: the item a stands in line 2 already.")]
    [InlineData("item_id,x\na,1\n", "pool.csv: there is no column id; the columns are item_id, x. Do you mean item_id?")]
    [InlineData("id,xs\na,1\n", "goal.most.sum: There is no column x in the pool; the columns are id, xs. Do you mean xs?")]
    public async Task are_refused_by_file_and_line(string pool, string words) => (await _trial.Pool(pool).RefusedAsync(Two)).ShouldContain(words);

    [Fact]
    public async Task are_refused_where_they_are_not_text() =>
        (await _trial.Pool([.. Encoding.ASCII.GetBytes("id,x\na"), 0xE4, .. Encoding.ASCII.GetBytes(",1\n")]).RefusedAsync(Two)).ShouldContain("the text is not UTF-8");

    [Fact]
    public async Task are_joined_and_what_they_do_not_share_is_said()
    {
        _trial.Pool("id,x\na,1\nb,2\nc,3\n").Pool("ID;y;x\nc;1;3\nz;9;9\nb;4;2\n", "more.csv");
        var forms = await _trial.AssembleAsync("""{ "columns": { "id": ["id", "ID"] }, "rules": [ { "items": 2 } ], "goal": { "most": { "sum": "y" } } }""");
        Trial.Items(forms).ShouldBe(["b", "c"]);
        _trial.Said.ShouldContain("more.csv: 1 item (z) is not in the first pool file and left out.");
        _trial.Said.ShouldContain("more.csv: 1 item (a) is missing; their cells count as empty.");
    }

    [Fact]
    public async Task are_not_joined_where_they_contradict_each_other()
    {
        _trial.Pool("id,x\na,1\nb,2\n").Pool("id,x\nb,3\na,1\n", "more.csv");
        (await _trial.RefusedAsync(Two)).ShouldContain("more.csv, line 2: the column x of item b stands in ");
    }

    [Theory]
    [InlineData("\"enemies\": \"e\"", "q 1,1,q 2;q 3\nq 2,2,\nq 3,3,q 2\nq4,0,q4 q5\nq5,0,\n", "q 3 q5")]
    [InlineData("\"enemySet\": \"e\"", "q1,1,A;B\nq2,2,A\nq3,3,\"B, A\"\nq4,0,\n", "q3 q4")]
    [InlineData("\"enemySet\": [\"e\", \"x\"]", "q1,9,A\nq2,9,\nq3,5,A\nq4,1,\n", "q2 q3")]
    public async Task name_enemies_in_their_own_way(string column, string rows, string items)
    {
        var forms = await _trial.Pool($"id,x,e\n{rows}").AssembleAsync(Two.Replace("\"id\": \"id\"", $"\"id\": \"id\", {column}", StringComparison.Ordinal));
        string.Join(' ', Trial.Items(forms)).ShouldBe(items);
    }

    [Fact]
    public async Task name_enemies_that_are_there() =>
        (await _trial.Pool("id,e\nq1,q22\nq2,\n").RefusedAsync("""{ "columns": { "id": "id", "enemies": "e" } }"""))
            .ShouldContain("pool.csv, line 2, column e: the enemy q22 of q1 is not in the pool. Do you mean q2?");

    [Theory]
    [InlineData("\"b\": \"b\"", "id,b\nq1,0\nq2,NA\n", 0.25)]
    [InlineData("\"b\": \"b\", \"D\": 1.7", "id,b\nq1,0\nq2,NA\n", 0.7225)]
    [InlineData("\"a\": \"a\", \"b\": \"b\", \"D\": 1.702", "id,a,b\nq1,1,0\nq2,,0\n", 0.724201)]
    [InlineData("\"a\": \"a\", \"b\": \"b\", \"c\": \"c\"", "id,a,b,c\nq1,2,0,\nq2,2,0,0.2\n", 1.6666666666667)]
    [InlineData("\"model\": \"m\", \"b\": \"b\", \"a\": \"a\"", "id,m,a,b\nq1,Rasch,7,0\nq2,2PL,1,0\n", 0.5)]
    [InlineData("\"model\": \"m\", \"parameters\": [\"p1\", \"p2\"]", "id,m,p1,p2\nq1,PCM,0,\nq2,,1,\n", 0.25)]
    public async Task are_calibrated_by_one_of_the_usual_models(string columns, string pool, double information)
    {
        var forms = await _trial.Pool(pool)
            .AssembleAsync($$"""{ "columns": { "id": "id", {{columns}} }, "rules": [ { "items": 2 } ], "goal": { "most": { "information": 0 } } }""");
        forms.GetProperty("objective").GetDouble().ShouldBe(information, 1e-9);
    }
}
