using Cbhcr.Exam.Platform.Csv;

namespace Cbhcr.Exam.Tests.Platform.Csv;

public sealed class a_csv_table
{
    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("a,b\r\n1,2\r\n3,4", "1|2", "3|4")]
    [InlineData("a,b\r1,2", "1|2")]
    [InlineData("a,b\n\"x,y\",\"say \"\"no\"\"\"\n", "x,y|say \"no\"")]
    [InlineData("a,b\n\"two\nlines\",2\n", "two\nlines|2")]
    [InlineData("a,b\n,\n", "|")]
    [InlineData("\"a\",\"b\"\n\"\",2", "|2")]
    [InlineData("a,b\n")]
    public void reads_cells(string text, params string[] rows) => Rows(CsvTable.Parse(text, "t.csv")).ShouldBe(rows);

    [Theory]
    [InlineData("", "t.csv, line 1: the names of the columns are missing.")]
    [InlineData("\n1", "t.csv, line 1: the names of the columns are missing.")]
    [InlineData("a,b,a\n", "t.csv, line 1: columns 1 and 3 are both called a.")]
    [InlineData("a,,b\n", "t.csv, line 1: column 2 has no name.")]
    [InlineData("a;b\n1;2", "t.csv, line 1: columns are separated by semicolons; commas are expected.")]
    [InlineData("a,b\n1,2\n1\n", "t.csv, line 3: 1 cell, but there are 2 columns.")]
    [InlineData("a,b\n\"1\n1\",2\n1,2,3\n", "t.csv, line 4: 3 cells, but there are 2 columns.")]
    [InlineData("a,b\n1,2\n\n1,2", "t.csv, line 3: 1 cell, but there are 2 columns.")]
    [InlineData("a,b\n1,2\"\n", "t.csv, line 2, cell 2: a quote within a cell that does not begin with one.")]
    [InlineData("a,b\n\"1\"x,2\n", "t.csv, line 2, cell 1: text after the closing quote.")]
    [InlineData("a,b\n1,\"2\n3", "t.csv, line 2, cell 2: the quote is not closed.")]
    public void refuses_what_is_not_a_table(string text, string problem) => Should.Throw<CsvException>(() => Rows(CsvTable.Parse(text, "t.csv"))).Message.ShouldBe(problem);

    [Fact]
    public void says_which_cell_is_wrong()
    {
        using var table = CsvTable.Parse("total,anchor\n12, 3\nten,", "x.csv");
        table.Read().ShouldBeTrue();
        (table.Whole(0), table.Number(1)).ShouldBe((12, 3));
        table.Read().ShouldBeTrue();
        Should.Throw<CsvException>(() => table.Whole(0)).Message.ShouldBe("x.csv, line 3, column total: \"ten\" is not a whole number.");
        Should.Throw<CsvException>(() => table.Number(1)).Message.ShouldBe("x.csv, line 3, column anchor: empty is not a number.");
        Should.Throw<CsvException>(() => table.Require("Total")).Message.ShouldBe("x.csv: there is no column Total; the columns are total, anchor.");
    }

    [Fact]
    public void opens_a_file_with_a_byte_order_mark_and_refuses_other_bytes()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, [0xEF, 0xBB, 0xBF, .. "é,b\r\n1,2\r\n"u8]);
            using (var table = CsvTable.Open(file)) table.Columns.ShouldBe(["é", "b"]);
            File.WriteAllBytes(file, [.. "a,b\n1,"u8, 0xE9, 0x0A]);
            Should.Throw<CsvException>(() => Rows(CsvTable.Open(file))).Message.ShouldEndWith("the text is not UTF-8.");
        }
        finally
        {
            File.Delete(file);
        }
        Should.Throw<CsvException>(() => CsvTable.Open(file)).Message.ShouldBe($"{file}: there is no such file.");
    }

    [Fact]
    public void is_not_disturbed_by_the_ends_of_its_buffer()
    {
        var cells = Enumerable.Range(0, 30_000).Select(i => new[] { $"{i}", $"\"q\"\"{i}\r\n\"" }).ToList();
        var text = "a,b\r\n" + string.Concat(cells.Select(c => $"{c[0]},{c[1]}\r\n"));
        Rows(CsvTable.Parse(text, "t.csv")).ShouldBe(cells.Select((_, i) => $"{i}|q\"{i}\r\n"));
    }

    private static List<string> Rows(CsvTable table)
    {
        using (table)
        {
            var rows = new List<string>();
            while (table.Read()) rows.Add(string.Join('|', Enumerable.Range(0, table.Columns.Count).Select(i => table[i].ToString())));
            return rows;
        }
    }
}
