using System.Globalization;
using System.Text.RegularExpressions;
using Cbhcr.Assembly.Search;

namespace Cbhcr.Benchmarks.Assembly;

/// <summary>One form of 30 from 1,000 under 36 constraints, most information at -1, 0 and 1 added up (the science pool of R's TestDesign, Choi and Lim).</summary>
internal static partial class ScienceForm
{
    private static readonly double[] Thetas = [-1, 0, 1];

    public static BinaryProgram Read(string folder)
    {
        CsvTable Table(string what) => CsvTable.Read(Path.Combine(folder, $"ata_{what}_science_data.csv"));
        var (pool, attributes, constraints) = (Table("itempool"), Table("itemattrib"), Table("constraints"));
        var rows = new List<Row>();
        for (var c = 0; c < constraints.Count; c++)
        {
            var condition = constraints[c, "CONDITION"];
            int[] items = [.. Enumerable.Range(0, pool.Count).Where(i => constraints[c, "TYPE"] != "Order" && Meets(attributes, i, condition))];
            double Limit(string side) => double.Parse(constraints[c, side], CultureInfo.InvariantCulture);
            void Add(int[] of, double[] times, double least, double most) => rows.Add(new(constraints[c, "CONSTRAINT_ID"], of, times, least, most));
            double[] ones = [.. items.Select(_ => 1.0)];
            switch (constraints[c, "TYPE"])
            {
                case "Number": Add(items, ones, Limit("LB"), Limit("UB")); break;
                case "Enemy": Add(items, ones, double.NegativeInfinity, 1); break;
                case "Include": Add(items, ones, items.Length, items.Length); break;
                case "Exclude": Add(items, ones, double.NegativeInfinity, 0); break;
                case "AllOrNone": foreach (var item in items[1..]) Add([items[0], item], [1, -1], 0, 0); break;
            }
        }
        double[] information = [.. Enumerable.Range(0, pool.Count).Select(i => Thetas.Sum(t => Information(pool, i, t)))];
        return new(pool.Count, 1, pool.Count, rows, new Extreme([new([.. Enumerable.Range(0, pool.Count)], information)], Maximise: true));
    }

    private static bool Meets(CsvTable table, int row, string condition) => condition.Split('&', StringSplitOptions.RemoveEmptyEntries).All(part =>
    {
        var match = Comparison().Match(part);
        var (value, right) = (table[row, match.Groups[1].Value], match.Groups[3].Value.Trim());
        double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "<" => Number(value) < Number(right),
            ">=" => Number(value) >= Number(right),
            "==" => value == right.Trim('"'),
            _ => right[2..^1].Split(',').Any(r => r.Trim().Trim('"') == value),
        };
    });

    // Fisher information, D = 1: Lord 1980 for the 3PL, Muraki 1993 for generalised partial credit.
    private static double Information(CsvTable pool, int row, double theta)
    {
        double[] values = [.. new[] { "PAR1", "PAR2", "PAR3", "PAR4" }.Select(c => pool[row, c]).Where(v => v != "").Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        var a = values[0];
        if (pool[row, "MODEL"] == "3PL")
        {
            var (c, logistic) = (values[2], 1 / (1 + Math.Exp(-a * (theta - values[1]))));
            var p = c + ((1 - c) * logistic);
            return a * a * (1 - p) / p * (p - c) * (p - c) / ((1 - c) * (1 - c));
        }
        var sums = new List<double> { 0 };
        foreach (var step in values[1..]) sums.Add(sums[^1] + (a * (theta - step)));
        double[] weights = [.. sums.Select(Math.Exp)];
        var mean = weights.Select((w, k) => w * k).Sum() / weights.Sum();
        return a * a * weights.Select((w, k) => w * (k - mean) * (k - mean)).Sum() / weights.Sum();
    }

    [GeneratedRegex(@"^\s*(\w+)\s*(==|>=|<|%in%)\s*(.+)$")]
    private static partial Regex Comparison();
}
