using System.Globalization;
using System.Text.Json;
using Cbhcr.Assembly.Search;

namespace Cbhcr.Benchmarks.Assembly;

/// <summary>
/// Parallel forms without overlap from one pool: exact counts by domain, enemy sets, total time, balanced keys, and the greatest distance of any form's information from
/// the target brought down (van der Linden, Linear Models for Optimal Test Design, 2005, ch. 6).
/// </summary>
internal sealed record ParallelForms(
    int Forms, double[] Discriminations, double[] Difficulties, int[] Domains, int[] Enemies, int[] Seconds, int[] Keys, int[] Counts, (int Least, int Most) Time, (int Least, int Most) Key,
    double[] Thetas, double[] Targets)
{
    public int Items => Domains.Length;

    public static ParallelForms Read(string folder)
    {
        var pool = CsvTable.Read(Path.Combine(folder, "ata_pool_1000.csv"));
        using var problem = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "ata_problem_1000.json")));
        double[] Numbers(string name) => [.. problem.RootElement.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
        double[] Column(string name) => [.. Enumerable.Range(0, pool.Count).Select(r => double.Parse(pool[r, name], CultureInfo.InvariantCulture))];
        int[] Whole(IEnumerable<double> numbers) => [.. numbers.Select(n => (int)n)];
        var (time, key) = (Whole(Numbers("totalTime")), Whole(Numbers("keyMinMax")));
        return new(
            problem.RootElement.GetProperty("forms").GetInt32(), Column("a"), Column("b"), Whole(Column("domain")), Whole(Column("enemySet")), Whole(Column("timeSec")), Whole(Column("key")),
            Whole(Numbers("domainCountPerForm")), (time[0], time[1]), (key[0], key[1]), Numbers("thetas"), Numbers("targetTIF"));
    }

    /// <summary>Of the same kind, by chance: domains of unequal size, log-normal discriminations, enemy sets of three, targets at the pool's mean information.</summary>
    public static ParallelForms Draw(int items, int forms, int length, int seed)
    {
        var chance = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
        int[] counts = [.. new[] { 14, 10, 10, 10, 9, 7, 7, 8, 7, 5, 4, 5, 3, 1 }.Select(c => c * length / 100)];
        counts[0] += length - counts.Sum();
        var domains = Enumerable.Range(0, items).Select(i => Domain(counts, i % length) + 1).ToArray();
        var (a, b) = (domains.Select(_ => Math.Exp(0.3 * Normal() - 0.1)).ToArray(), domains.Select(_ => Normal() - 0.3).ToArray());
        var order = Enumerable.Range(0, items).ToArray();
        chance.Shuffle(order);
        var enemies = new int[items];
        for (var set = 0; set < items * 6 / 100; set++) for (var k = 0; k < 3; k++) enemies[order[(3 * set) + k]] = set + 1;
        var seconds = domains.Select(_ => Math.Clamp((int)(83 + (20 * Normal())), 30, 150)).ToArray();
        double[] thetas = [-1, -0.25, 0.5];
        return new(
            forms, a, b, domains, enemies, seconds, [.. domains.Select(_ => chance.Next(4) + 1)], counts, (80 * length, 85 * length), (length / 5, length * 3 / 10),
            thetas, [.. thetas.Select(t => 1.05 * length * Enumerable.Range(0, items).Average(i => Information(a[i], b[i], t)))]);
    }

    public BinaryProgram Program()
    {
        var rows = new List<Row>();
        for (var f = 0; f < Forms; f++)
        {
            var form = f;
            void Add(string rule, Func<int, bool> of, Func<int, double> what, double least, double most)
            {
                int[] items = [.. Enumerable.Range(0, Items).Where(of)];
                rows.Add(new(rule, [.. items.Select(i => (form * Items) + i)], [.. items.Select(what)], least, most));
            }
            Add("length", _ => true, _ => 1, Counts.Sum(), Counts.Sum());
            for (var d = 1; d <= Counts.Length; d++) Add($"domain {d}", i => Domains[i] == d, _ => 1, Counts[d - 1], Counts[d - 1]);
            for (var k = 1; k <= 4; k++) Add($"key {k}", i => Keys[i] == k, _ => 1, Key.Least, Key.Most);
            Add("time", _ => true, i => Seconds[i], Time.Least, Time.Most);
            for (var set = 1; set <= Enemies.Max(); set++) Add("enemies", i => Enemies[i] == set, _ => 1, double.NegativeInfinity, 1);
        }
        for (var i = 0; i < Items; i++)
        {
            int[] everywhere = [.. Enumerable.Range(0, Forms).Select(f => (f * Items) + i)];
            rows.Add(new("no overlap", everywhere, [.. everywhere.Select(_ => 1.0)], double.NegativeInfinity, 1));
        }
        return new(Items, Forms, Forms * Items, rows, new Distance([.. Enumerable.Range(0, Forms).SelectMany(Aims)], Minimax: true));
    }

    private static double Information(double a, double b, double theta) => 1 / (1 + Math.Exp(-a * (theta - b))) is var p ? a * a * p * (1 - p) : 0;

    private static int Domain(int[] counts, int place)
    {
        var domain = 0;
        while (place >= counts[domain]) place -= counts[domain++];
        return domain;
    }

    private IEnumerable<Target> Aims(int form) => Thetas.Select((theta, t) => new Target(
        new([.. Enumerable.Range(form * Items, Items)], [.. Enumerable.Range(0, Items).Select(i => Information(Discriminations[i], Difficulties[i], theta))]), Targets[t], 1));
}
