namespace Cbhcr.Benchmarks;

/// <summary>How long each action took; many threads write. Buckets of 2 % width: percentiles are right to that.</summary>
public sealed class Latencies
{
    private const double Width = 1.02;
    private readonly long[] _buckets = new long[1200];
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public void Add(TimeSpan took)
    {
        var microseconds = Math.Max(1, took.TotalMicroseconds);
        var bucket = Math.Min(_buckets.Length - 1, (int)(Math.Log(microseconds) / Math.Log(Width)));
        Interlocked.Increment(ref _buckets[bucket]);
        Interlocked.Increment(ref _count);
    }

    /// <returns>Milliseconds that this share of the actions did not exceed.</returns>
    public double Percentile(double share)
    {
        var wanted = (long)Math.Ceiling(share * Count);
        long seen = 0;
        for (var i = 0; i < _buckets.Length; i++)
        {
            seen += _buckets[i];
            if (seen >= wanted && seen > 0) return Math.Round(Math.Pow(Width, i + 1) / 1000, 2);
        }
        return 0;
    }

    public object Summary => new { count = Count, p50 = Percentile(0.50), p95 = Percentile(0.95), p99 = Percentile(0.99), max = Percentile(1) };

    public override string ToString() => $"{Count,9:N0}   p50 {Percentile(0.50),8:0.00}   p95 {Percentile(0.95),8:0.00}   p99 {Percentile(0.99),8:0.00}   max {Percentile(1),9:0.00} ms";
}
