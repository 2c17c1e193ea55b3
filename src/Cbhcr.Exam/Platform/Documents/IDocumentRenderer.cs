using NodaTime;

namespace Cbhcr.Exam.Platform.Documents;

/// <summary>
/// Prints a record as tagged PDF (PDF/UA-1). The same record and the same <c>createdAt</c> (whole seconds) give the same bytes.
/// </summary>
public interface IDocumentRenderer
{
    Task<byte[]> RenderAsync(PrintableDocument document, Instant createdAt, CancellationToken ct);
}

/// <summary>Everything a document says, decided by the module that asks for it.</summary>
public abstract record PrintableDocument
{
    public const string DemonstrationBand = "Demonstration - not a credential";
}

/// <summary>The document could not be printed; the message says why in the engine's words.</summary>
public sealed class DocumentException(string message, Exception? inner = null) : Exception(message, inner);
