namespace Cbhcr.Exam.Platform.Documents;

/// <summary>Where the worker and the templates are: beside the published program, else in the repository.</summary>
internal static class DocumentsFolder
{
    public static string Find(string start)
    {
        var beside = Path.Combine(start, "documents");
        if (File.Exists(Path.Combine(beside, "worker.mjs"))) return beside;
        if (Repository.Root(start, Directory.GetCurrentDirectory()) is { } root && Path.Combine(root, "src", "documents") is var source && File.Exists(Path.Combine(source, "worker.mjs")))
            return source;
        throw new DocumentException($"The folder of the document worker was found neither at {beside} nor as src/documents in a repository around it.");
    }
}
