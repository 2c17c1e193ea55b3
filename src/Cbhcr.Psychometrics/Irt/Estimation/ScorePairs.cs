using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Cbhcr.Psychometrics.Numerics;

namespace Cbhcr.Psychometrics.Irt.Estimation;

/// <summary>
/// Adds the information of the complete data to a matrix and takes away Σ over persons of E(s sᵀ), for all pairs of items. How often two answers go
/// together at each ability comes from the look-up tables again: the posteriors of those who gave one answer are added up by their other answers.
/// </summary>
internal sealed class ScorePairs(MarginalLikelihood likelihood, ScoreFunctions functions, int width, double[] matrix)
{
    private readonly PackedResponses _data = likelihood.Step.Data;
    private readonly int _stride = likelihood.Step.Stride;

    /// <summary>What one thread works with.</summary>
    internal sealed class Scratch(PackedResponses data, int stride)
    {
        public double[] Table { get; } = new double[data.Blocks * data.Rows * stride];

        /// <summary>Right answers to the other items together with a wrong (0) or right (1) one to this, by item and ability.</summary>
        public double[][] Right { get; } = [new double[data.Items * stride], new double[data.Items * stride]];

        /// <summary>Missing answers in the same way.</summary>
        public double[][] Missing { get; } = [new double[data.Items * stride], new double[data.Items * stride]];

        /// <summary>All wrong (0) and right (1) answers to this item.</summary>
        public double[][] Own { get; } = [new double[stride], new double[stride]];

        public double[] Row { get; } = new double[stride];
    }

    public Scratch NewScratch() => new(_data, _stride);

    /// <summary>The rows of one item, from its own columns on.</summary>
    public Scratch Add(int item, Scratch scratch)
    {
        var right = likelihood.Counts(likelihood.Step.Right, item);
        right.CopyTo(scratch.Own[1]);
        for (var q = 0; q < _stride; q++) scratch.Own[0][q] = likelihood.Counts(likelihood.Step.Answered, item)[q] - right[q];
        AddOwn(item, scratch);
        if (item == _data.Items - 1) return scratch;
        Together(item, 1, scratch);
        if (_data.Radix == 3) Together(item, 0, scratch);
        else
        {
            // Nothing is missing: whoever is not among the right is among the wrong.
            for (var i = (item + 1) * _stride; i < scratch.Right[0].Length; i++) scratch.Right[0][i] = likelihood.Step.Right[i] - scratch.Right[1][i];
        }
        for (var other = item + 1; other < _data.Items; other++)
            for (var digit = 0; digit < 2; digit++)
                for (var l = 0; l < functions.PerItem; l++)
                {
                    Weigh(scratch, digit, other, l);
                    for (var k = 0; k < functions.PerItem; k++) Entry(item, k, other, l) -= VectorMath.Dot(functions.Of(item, digit, k), scratch.Row);
                }
        return scratch;
    }

    /// <summary>The entry of the variance itself.</summary>
    public void AddVariance()
    {
        var sum = functions.VarianceInformation;
        for (var q = 0; q < _stride; q++) sum -= likelihood.Step.All[q] * functions.Variance[q] * functions.Variance[q];
        matrix[(functions.Count - 1) * width + functions.Count - 1] += sum;
    }

    private ref double Entry(int item, int parameter, int other, int otherParameter) =>
        ref matrix[(item * functions.PerItem + parameter) * width + other * functions.PerItem + otherParameter];

    private void AddOwn(int item, Scratch scratch)
    {
        var m = functions.PerItem;
        Span<double> own = stackalloc double[m * m];
        functions.CompleteInformation(item, own);
        for (var k = 0; k < m; k++)
            for (var l = 0; l < m; l++) Entry(item, k, item, l) += own[k * m + l];
        for (var digit = 0; digit < 2; digit++)
            for (var k = 0; k < m; k++)
            {
                var values = functions.Of(item, digit, k);
                for (var q = 0; q < _stride; q++) scratch.Row[q] = scratch.Own[digit][q] * values[q];
                for (var l = 0; l < m; l++) Entry(item, k, item, l) -= VectorMath.Dot(functions.Of(item, digit, l), scratch.Row);
                if (functions.HasVariance) matrix[(item * m + k) * width + functions.Count - 1] -= VectorMath.Dot(functions.Variance, scratch.Row);
            }
    }

    private void Together(int item, int digit, Scratch scratch)
    {
        var from = item / _data.ItemsPerBlock;
        scratch.Table.AsSpan(from * _data.Rows * _stride).Clear();
        for (var p = 0; p < _data.Patterns; p++)
            if (_data.Digit(p, item) == digit)
                PosteriorKernel.AddTo(_data.Codes.AsSpan(p * _data.Blocks, _data.Blocks), from, _data.Rows, likelihood.Posteriors.AsSpan(p * _stride, _stride), scratch.Table);
        BlockTables.Unpack(_data, _stride, from, scratch.Table, scratch.Right[digit], scratch.Missing[digit], scratch.Row);
    }

    // Row = right · (derivative of a right answer) + wrong · (derivative of a wrong one), for one parameter of the other item.
    private void Weigh(Scratch scratch, int digit, int other, int parameter)
    {
        ref var right = ref scratch.Right[digit][other * _stride];
        ref var missing = ref scratch.Missing[digit][other * _stride];
        ref var all = ref scratch.Own[digit][0];
        ref var row = ref scratch.Row[0];
        ref var ifRight = ref MemoryMarshal.GetReference(functions.Of(other, 1, parameter));
        ref var ifWrong = ref MemoryMarshal.GetReference(functions.Of(other, 0, parameter));
        for (nuint q = 0; q < (nuint)_stride; q += 8)
        {
            var r = Vector512.LoadUnsafe(ref right, q);
            var w = Vector512.LoadUnsafe(ref all, q) - r - Vector512.LoadUnsafe(ref missing, q);
            Vector512.FusedMultiplyAdd(r, Vector512.LoadUnsafe(ref ifRight, q), w * Vector512.LoadUnsafe(ref ifWrong, q)).StoreUnsafe(ref row, q);
        }
    }
}
