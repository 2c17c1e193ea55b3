using System.Text.Json;
using NodaTime;

namespace Cbhcr.Exam.Platform.Documents;

/// <param name="Folder">Holds worker.mjs; null looks beside the program and then in the repository.</param>
public sealed record TypstSettings(string? Folder = null, string Node = "node", Duration? Timeout = null);

/// <summary>One Node process does all the work, one document at a time; it starts with the first document and again when it has died.</summary>
public sealed class TypstRenderer(TypstSettings settings) : IDocumentRenderer, IAsyncDisposable, IDisposable
{
    // The default encoder escapes all but ASCII, line separators among it: one job stays one line.
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeSpan _timeout = (settings.Timeout ?? Duration.FromSeconds(30)).ToTimeSpan();
    private TypstWorker? _worker;
    private long _jobs;
    private bool _disposed;

    public TypstRenderer() : this(new TypstSettings())
    {
    }

    /// <summary>Null while none has been started, and after one had to be stopped.</summary>
    public int? WorkerProcessId => _worker?.ProcessId;

    /// <summary>Cancellation is heeded while waiting for a turn; a document that has begun takes milliseconds and is finished.</summary>
    public async Task<byte[]> RenderAsync(PrintableDocument document, Instant createdAt, CancellationToken ct)
    {
        var template = Template.For(document);
        await _turn.WaitAsync(ct);
        try
        {
            var id = ++_jobs;
            var job = JsonSerializer.Serialize(
                new { id, template = template.Name, data = template.Data, files = template.Files, timestamp = createdAt.ToUnixTimeSeconds() }, Wire);
            var answer = Answer.Read(await AskAsync(job));
            if (answer?.Id != id)
            {
                await StopWorkerAsync();
                throw new DocumentException($"The document worker did not answer job {id}, but something else; it was stopped.");
            }
            return answer.Pdf ?? throw new DocumentException($"{document.GetType().Name} could not be printed: {answer.Error}");
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<string> AskAsync(string job)
    {
        for (var attempt = 1; ; attempt++)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _worker ??= TypstWorker.Start(settings.Node, settings.Folder ?? DocumentsFolder.Find(AppContext.BaseDirectory));
            try
            {
                return await _worker.AskAsync(job, _timeout);
            }
            catch (Exception failure) when (failure is IOException or TimeoutException)
            {
                var said = await StopWorkerAsync();
                if (failure is TimeoutException)
                    throw new DocumentException($"A document was not ready after {_timeout.TotalSeconds:0.#} s; its worker was stopped.", failure);
                if (attempt == 2) throw new DocumentException($"The document worker died twice over one document. {said}".TrimEnd(), failure);
            }
        }
    }

    private async Task<string> StopWorkerAsync()
    {
        var worker = _worker;
        _worker = null;
        return worker is null ? "" : await worker.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        _disposed = true;
        await StopWorkerAsync();
        _turn.Release();
    }

    /// <summary>For hosts that are not disposed of asynchronously: the worker is ended, a document under way fails.</summary>
    public void Dispose()
    {
        _disposed = true;
        _worker?.Kill();
    }

    private sealed record Answer(long? Id, byte[]? Pdf, string? Error)
    {
        public static Answer? Read(string line)
        {
            try
            {
                return JsonSerializer.Deserialize<Answer>(line, Wire);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
