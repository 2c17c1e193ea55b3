using System.Diagnostics;
using Cbhcr.Exam.Platform.Documents;
using NodaTime;

namespace Cbhcr.Exam.Tests.Platform.Documents;

public sealed class when_the_worker_fails : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("documents").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task a_new_one_takes_over()
    {
        await using var renderer = new TypstRenderer();
        var before = await Print(renderer);
        var first = renderer.WorkerProcessId!.Value;
        using (var worker = Process.GetProcessById(first))
        {
            worker.Kill();
            await worker.WaitForExitAsync();
        }
        (await Print(renderer)).ShouldBe(before);
        renderer.WorkerProcessId.ShouldNotBe(first);
    }

    [Fact]
    public async Task the_document_it_died_over_is_tried_once_more()
    {
        await using var renderer = new TypstRenderer(Pretending("""
            import { existsSync, writeFileSync } from 'node:fs';
            process.stdin.once('data', line => {
              if (!existsSync('died')) { writeFileSync('died', ''); process.exit(1); }
              console.log(JSON.stringify({ id: JSON.parse(line).id, pdf: 'AAEC' }));
            });
            """));
        (await Print(renderer)).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task twice_over_one_document_its_last_words_are_told()
    {
        await using var renderer = new TypstRenderer(Pretending("process.stdin.once('data', () => { throw new Error('no more'); });"));
        (await Should.ThrowAsync<DocumentException>(Print(renderer))).Message.ShouldContain("no more");
    }

    [Fact]
    public async Task by_hanging_it_is_stopped()
    {
        await using var renderer = new TypstRenderer(Pretending("process.stdin.resume();") with { Timeout = Duration.FromMilliseconds(700) });
        (await Should.ThrowAsync<DocumentException>(Print(renderer))).Message.ShouldContain("not ready after 0.7 s");
        renderer.WorkerProcessId.ShouldBeNull();
    }

    [Fact]
    public async Task by_talking_nonsense_it_is_stopped()
    {
        await using var renderer = new TypstRenderer(Pretending("process.stdin.once('data', () => console.log('hello'));"));
        (await Should.ThrowAsync<DocumentException>(Print(renderer))).Message.ShouldContain("something else");
        renderer.WorkerProcessId.ShouldBeNull();
    }

    [Fact]
    public async Task for_want_of_node_the_message_says_so()
    {
        await using var renderer = new TypstRenderer(Pretending("") with { Node = "no-such-node" });
        (await Should.ThrowAsync<DocumentException>(Print(renderer))).Message.ShouldContain("need Node.js 20");
    }

    [Fact]
    public async Task for_want_of_packages_the_message_says_so()
    {
        await using var renderer = new TypstRenderer(new TypstSettings(_folder));
        (await Should.ThrowAsync<DocumentException>(Print(renderer))).Message.ShouldContain("npm ci");
    }

    [Fact]
    public async Task a_refused_document_leaves_it_alive()
    {
        await using var renderer = new TypstRenderer();
        await Should.ThrowAsync<DocumentException>(
            renderer.RenderAsync(Printed.Certificate with { Number = "" }, Printed.Created, CancellationToken.None));
        var process = renderer.WorkerProcessId;
        await Print(renderer);
        renderer.WorkerProcessId.ShouldBe(process);
    }

    [Fact]
    public async Task disposal_ends_it()
    {
        var renderer = new TypstRenderer();
        await Print(renderer);
        using var worker = Process.GetProcessById(renderer.WorkerProcessId!.Value);
        await renderer.DisposeAsync();
        worker.HasExited.ShouldBeTrue();
        await Should.ThrowAsync<ObjectDisposedException>(Print(renderer));
    }

    [Fact]
    public async Task disposal_by_a_host_that_does_not_wait_ends_it()
    {
        var renderer = new TypstRenderer();
        await Print(renderer);
        using var worker = Process.GetProcessById(renderer.WorkerProcessId!.Value);
        renderer.Dispose();
        await worker.WaitForExitAsync();
        await Should.ThrowAsync<ObjectDisposedException>(Print(renderer));
        await renderer.DisposeAsync();
    }

    private static Task<byte[]> Print(TypstRenderer renderer) =>
        renderer.RenderAsync(Printed.Certificate, Printed.Created, CancellationToken.None);

    private TypstSettings Pretending(string worker)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "node_modules"));
        File.WriteAllText(Path.Combine(_folder, "worker.mjs"), worker);
        return new(_folder);
    }
}
