using Cbhcr.Exam.Items;

namespace Cbhcr.Exam.Tests.Items.Review;

/// <summary>An item on its way, brought there through the API like any other.</summary>
public sealed class ReviewScene(ExamFixture exam)
{
    public static readonly (ReviewStage Stage, string Who)[] Way =
        [(ReviewStage.Content, "reviewer"), (ReviewStage.Editorial, "editor"), (ReviewStage.Sensitivity, "advocate"), (ReviewStage.Psychometric, "psychometrician")];

    public Guid ItemId { get; private set; }

    public string Code { get; } = $"WAY-{exam.NewId():N}".ToUpperInvariant()[..28] + "-001";

    public const string Stem = "A man waits at his door and wants to talk about his day. What is the best thing to do first?";

    private static readonly string[] Reasons =
    [
        "Hearing him out tells him that somebody is there, and costs no more than time.",
        "A note may help the next team, yet it draws the eyes away from the person.",
        "To come back later leaves him alone with what he wanted to say.",
        "A form asks for things that nobody needs before he has been heard.",
    ];

    /// <summary>Clean by the rules.</summary>
    public static object Content(string stem = Stem, string key = "A", string? extra = null) => new
    {
        type = "single-best-answer", stem, key, shuffleOptions = true, competency = "RB.SA", skillArea = "RB.SA.ESR", values = new[] { "V-DIGNITY" }, cognitiveLevel = "application",
        levels = new[] { "CBHCR-I" }, references = new[] { new { text = "A source that exists for this test", year = 2025 } }, authorNote = extra ?? "Made up for a test.",
        options = new[] { "Sit near him and hear him out", "Write a note for the next team", "Come back when he has slept", "Fill in the form about his health" }
            .Select((text, i) => new { id = "ABCD"[i].ToString(), text, rationale = Reasons[i] }),
    };

    // Every scene asks the same.
    internal static readonly object[] Alike = [new { ruleId = "MET-SIM", reason = "Made up for a test, like the others." }];

    public Task<ApiClient> As(string who) => exam.SignedInAsync(who);

    public async Task<ReviewDetails> NowAsync() => await (await As("reviewer")).GetAsync<ReviewDetails>($"/api/items/{ItemId}/review", default);

    public async Task<ReviewScene> DraftedAsync(object? content = null)
    {
        ItemId = (await (await As("writer")).PostAsync<DraftStarted>("/api/items/drafts", new { code = Code, content = content ?? Content() }, default)).ItemId;
        return this;
    }

    public static async Task<ReviewScene> AtAsync(ExamFixture exam, ItemPlace place)
    {
        var scene = await new ReviewScene(exam).DraftedAsync();
        if (place == ItemPlace.Draft) return scene;
        await scene.SubmitAsync();
        foreach (var (stage, who) in Way.TakeWhile(w => w.Stage.ToString() != place.ToString())) await scene.VoteAsync(who, stage);
        if (place == ItemPlace.Scored)
            await (await scene.As("psychometrician")).PostAsync($"/api/items/{scene.ItemId}/score", new { waiver = "A test.", version = (await scene.NowAsync()).Version },
                default);
        return scene;
    }

    public async Task<HttpResponseMessage> TrySubmitAsync(string kind = "version", string? note = null, object? ai = null, object? justifications = null)
    {
        var draft = await (await As("writer")).GetAsync<DraftDetails>($"/api/items/{ItemId}/draft", default);
        return await (await As("writer")).SendAsync($"/api/items/{ItemId}/submit",
            new { kind, note, ai = ai ?? new { used = false }, justifications = justifications ?? Alike, draftVersion = draft.Version, version = draft.ItemVersion }, default);
    }

    public async Task SubmitAsync(string kind = "version", string? note = null)
    {
        using var answer = await TrySubmitAsync(kind, note);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    public async Task EditAsync(object content, string who = "writer")
    {
        var draft = await (await As(who)).GetAsync<DraftDetails>($"/api/items/{ItemId}/draft", default);
        await (await As(who)).PutAsync<DraftSaved>($"/api/items/{ItemId}/draft", new { content, version = draft.Version }, default);
    }

    public async Task<HttpResponseMessage> TryVoteAsync(string who, ReviewStage stage, string verdict = "approve", string? reason = null) =>
        await (await As(who)).SendAsync($"/api/items/{ItemId}/reviews", new { stage, verdict, reason, version = (await NowAsync()).Version }, default);

    public async Task VoteAsync(string who, ReviewStage stage, string verdict = "approve", string? reason = null)
    {
        using var answer = await TryVoteAsync(who, stage, verdict, reason);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> TryAsync(string who, string what, Func<int, object> body) =>
        await (await As(who)).SendAsync($"/api/items/{ItemId}/{what}", body((await NowAsync()).Version), default);

    public async Task DoAsync(string who, string what, Func<int, object> body)
    {
        using var answer = await TryAsync(who, what, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }
}
