using Cbhcr.Qti.Model;
using Cbhcr.Qti.Reading;

namespace Cbhcr.Exam.Items;

/// <summary>An item that came from an exchange, out of the QTI 3.0 that its version keeps.</summary>
internal static class QtiText
{
    /// <exception cref="InvalidOperationException">The version holds no item: nothing lets such a version in.</exception>
    public static AssessmentItem Read(string? qti)
    {
        var (read, fault) = ItemReader.Read(qti ?? "");
        return read?.Item ?? throw new InvalidOperationException($"This version holds no item in QTI: {fault}");
    }
}
