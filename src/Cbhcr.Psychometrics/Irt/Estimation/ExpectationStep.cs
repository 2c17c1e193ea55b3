namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>
/// One pass over the data: log-likelihood and expected counts. Patterns are always split in the same two halves, whose sums are added in
/// order, so that one thread and two give the same bits.
/// </summary>
internal sealed class ExpectationStep
{
    private const int Parts = 2;

    /// <summary>Less work than this (blocks of patterns) is not worth waking a second thread for.</summary>
    private const int WorthAThread = 4_000;

    private readonly double[] _table;
    private readonly double[][] _sums = new double[Parts][];
    private readonly double[] _logLikelihoods = new double[Parts];
    private readonly int _threads;

    public ExpectationStep(PackedResponses data, int stride, int threads)
    {
        (Data, Stride) = (data, stride);
        _threads = (long)data.Patterns * data.Blocks < WorthAThread ? 1 : threads;
        var size = checked(data.Blocks * data.Rows * stride);
        _table = new double[size];
        for (var i = 0; i < Parts; i++) _sums[i] = new double[size];
        (Right, Answered, All) = (new double[data.Items * stride], new double[data.Items * stride], new double[stride]);
    }

    public PackedResponses Data { get; }

    /// <summary>Points, filled up to a multiple of 8.</summary>
    public int Stride { get; }

    /// <summary>Expected number right by item and ability.</summary>
    public double[] Right { get; }

    /// <summary>Expected number of answers by item and ability.</summary>
    public double[] Answered { get; }

    /// <summary>Expected number of persons by ability.</summary>
    public double[] All { get; }

    /// <summary>Marginal log-likelihood; fills the counts.</summary>
    /// <param name="logWrong">log(1 − P), items × stride.</param>
    /// <param name="logRight">log P, items × stride.</param>
    /// <param name="logWeights">Of the abilities.</param>
    /// <param name="posteriors">Takes patterns × stride; null if not wanted.</param>
    public double Run(double[] logWrong, double[] logRight, double[] logWeights, double[]? posteriors = null)
    {
        BlockTables.Sum(Data, Stride, logWrong, logRight, _table);
        if (_threads > 1) Parallel.For(0, Parts, new ParallelOptions { MaxDegreeOfParallelism = Parts }, Half);
        else
            for (var i = 0; i < Parts; i++) Half(i);
        BlockTables.Add(_sums[0], _sums[1], _sums[0]);
        BlockTables.Unpack(Data, Stride, 0, _sums[0], Right, Answered, All);
        for (var i = 0; i < Answered.Length; i++) Answered[i] = Data.Radix == 3 ? All[i % Stride] - Answered[i] : All[i % Stride];
        return _logLikelihoods[0] + _logLikelihoods[1];

        void Half(int part)
        {
            var middle = Data.Patterns / Parts;
            Array.Clear(_sums[part]);
            _logLikelihoods[part] = PosteriorKernel.Run(Data, part * middle, part == 0 ? middle : Data.Patterns, _table, logWeights, _sums[part], posteriors);
        }
    }
}
