using System.Security.Cryptography;
using Cbhcr.Exam.Delivery;
using Cbhcr.Exam.Delivery.Proctoring;
using Cbhcr.Exam.Tests.Refusals;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cbhcr.Exam.Tests.Delivery.Proctoring;

[Collection(WithTheProgram.Name)]
public sealed class when_a_tool_watches(ExamFixture exam)
{
    [Fact]
    public async Task the_candidate_goes_there_and_comes_back_and_the_tool_can_act()
    {
        using var tool = await ATool.RegisteredAsync(exam);
        var person = await Person.AtTheStartAsync(exam);
        var sent = await tool.SentAsync(person);
        (sent["iss"], sent["client_id"], sent["lti_deployment_id"], sent["target_link_uri"], sent["tenant"]).ShouldBe((ATool.Us, tool.ClientId, "deployment-1", ATool.Launch, "7"));

        var answer = await tool.PostAsync("/lti/authorize", ATool.Question(sent));
        var page = await answer.Content.ReadAsStringAsync();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("form-action https://tool.example;");
        page.ShouldContain($"action=\"{ATool.Launch}\"");
        page.ShouldContain("value=\"state&lt;of&quot;tool\"");
        var token = ATool.IdToken().Match(page).Groups["token"].Value;
        var keys = KeySet.Read(await (await exam.Anyone().TryGetAsync("/lti/jwks", default)).Content.ReadAsStringAsync())!;
        SignedToken.Read(token)!.SignedBy(keys).ShouldNotBeNull("our published key verifies what we sign");
        var launch = ATool.Claims(token);
        launch.GetProperty(LtiClaims.MessageType).GetString().ShouldBe("LtiStartProctoring");
        (launch.GetProperty("aud").GetString(), launch.GetProperty("nonce").GetString(), launch.GetProperty("sub").GetString()).ShouldBe((tool.ClientId, "nonce-of-tool", sent["login_hint"]));
        launch.GetProperty(LtiClaims.StartAssessmentUrl).GetString().ShouldBe($"{ATool.Us}/lti/start-assessment");
        launch.GetProperty(LtiClaims.ControlService).GetProperty("assessment_control_url").GetString().ShouldBe($"{ATool.Us}/lti/acs");
        launch.GetRawText().ShouldNotContain(person.UserName);
        launch.GetRawText().ShouldNotContain(person.CandidateId.ToString("N"));

        var begun = await tool.StartAsync(tool.Sign(tool.Answer(launch)));
        begun.StatusCode.ShouldBe(HttpStatusCode.OK, await begun.Content.ReadAsStringAsync());
        (await begun.Content.ReadAsStringAsync()).ShouldContain("href=\"/exam/sitting\"");
        (await EventsAsync(person)).OfType<RemoteProctoringStarted>().Single().ToolId.ShouldBe(tool.Id);

        var bearer = await tool.TokenAsync();
        await ShouldBeAsync(tool, bearer, launch, "flag", 409);
        await person.Client.PostAsync<SittingStart>($"{person.Api}/start", new StartSitting(Person.Device), default);
        await ShouldBeAsync(tool, bearer, launch, "resume", 409);
        await ShouldBeAsync(tool, bearer, launch, "pause", 200, "paused");
        await ShouldBeAsync(tool, bearer, launch, "pause", 409);
        await ShouldBeAsync(tool, bearer, launch, "resume", 200, "running");
        await ShouldBeAsync(tool, bearer, launch, "update", 400);
        var more = ATool.Action(launch, "update");
        more["extra_time"] = 7;
        var lengthened = await (await tool.ControlAsync(bearer, more)).Content.ReadAsStringAsync();
        lengthened.ShouldBe("""{"status":"running","extra_time":7}""");
        foreach (var _ in new[] { 1, 2 }) await ShouldBeAsync(tool, bearer, launch, "flag", 200, "running");
        await ShouldBeAsync(tool, bearer, launch, "terminate", 200, "terminated");
        await ShouldBeAsync(tool, bearer, launch, "terminate", 409);

        var events = await EventsAsync(person);
        (events.OfType<SittingPaused>().Single() is { Reason: "remote-proctor" } p ? p.PausedBy : Guid.Empty).ShouldBe(tool.Id);
        events.OfType<SittingResumed>().Single().ResumedBy.ShouldBe(tool.Id);
        events.OfType<TimeAdjusted>().Single().Seconds.ShouldBe(420);
        var flag = events.OfType<ObservationsRecorded>().Single().Observations.Single();
        (flag.Kind, flag.Code, flag.Severity).ShouldBe(("proctoring-tool-flag", "other", 0.1m));
        events.OfType<SittingTerminated>().Single().TerminatedBy.ShouldBe(tool.Id);
        JsonSerializer.Serialize(events, Exam.Platform.Json.Options).ShouldNotContain("Jane");
    }

    public static TheoryData<string, string> Forgeries => new()
    {
        { "alg none", "no-token" }, { "HS256", "no-token" }, { "another kid", "wrong-signature" }, { "another key", "wrong-signature" },
        { "changed", "wrong-signature" }, { "expired", "expired" }, { "from the future", "from-the-future" }, { "good for years", "good-for-too-long" },
        { "another issuer", "unknown-tool" }, { "another audience", "wrong-audience" }, { "two audiences", "wrong-audience" }, { "without times", "without-times" },
        { "another message", "wrong-message-type" }, { "another deployment", "wrong-deployment" }, { "another attempt", "wrong-attempt-number" }, { "another sitting", "wrong-resource-link" },
        { "no nonce", "wrong-nonce" }, { "session data of another sitting", "wrong-resource-link" }, { "session data made up", "wrong-session-data" },
        { "the hint as session data", "wrong-session-data" },
        { "our own launch", "unknown-tool" }, { "no token", "no-token" },
    };

    [Theory, MemberData(nameof(Forgeries))]
    public async Task a_forged_start_is_refused(string how, string code)
    {
        using var tool = await ATool.RegisteredAsync(exam);
        var (person, other) = (await Person.AtTheStartAsync(exam), await Person.AtTheStartAsync(exam));
        var (launch, another) = (await tool.LaunchedAsync(person), await tool.LaunchedAsync(other));
        var claims = tool.Answer(launch);
        var (name, value) = how switch
        {
            "expired" => ("exp", tool.Now - 61), "from the future" => ("iat", tool.Now + 120), "good for years" => ("exp", tool.Now + 90_000), "without times" => ("exp", "soon"),
            "another issuer" => ("iss", "somebody"), "another audience" => ("aud", "https://elsewhere.example"),
            "two audiences" => ("aud", JsonSerializer.SerializeToNode(new[] { ATool.Us, "https://elsewhere.example" })!),
            "another message" => (LtiClaims.MessageType, "LtiStartProctoring"), "another deployment" => (LtiClaims.DeploymentId, "2"), "another attempt" => (LtiClaims.AttemptNumber, 2),
            "another sitting" => (LtiClaims.ResourceLink, JsonSerializer.SerializeToNode(new { id = other.SittingId.ToString("N") })!), "no nonce" => ("nonce", ""),
            "session data of another sitting" => (LtiClaims.SessionData, another.GetProperty(LtiClaims.SessionData).GetString()!), "session data made up" => (LtiClaims.SessionData, "abc"),
            "the hint as session data" => (LtiClaims.SessionData, (await tool.SentAsync(person))["lti_message_hint"]), _ => ("none", (System.Text.Json.Nodes.JsonNode)""),
        };
        claims[name] = value;
        using var stranger = RSA.Create(2048);
        var token = how switch
        {
            "alg none" => tool.Sign(claims, alg: "none"), "HS256" => tool.Sign(claims, alg: "HS256"), "another kid" => tool.Sign(claims, kid: "tool-key-2"),
            "another key" => tool.Sign(claims, with: stranger),
            "changed" => tool.Sign(claims).Split('.') is var parts ? $"{parts[0]}.{ATool.Part(tool.Answer(launch))}.{parts[2]}" : "", "no token" => "",
            "our own launch" => ATool.IdToken().Match(await (await tool.PostAsync("/lti/authorize", ATool.Question(await tool.SentAsync(person)))).Content.ReadAsStringAsync()).Groups["token"].Value,
            _ => tool.Sign(claims),
        };
        var answer = await tool.StartAsync(token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, await answer.Content.ReadAsStringAsync());
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"Code: <code>{code}</code>");
        (await EventsAsync(person)).OfType<RemoteProctoringStarted>().ShouldBeEmpty();
    }

    [Fact]
    public async Task what_was_used_is_not_used_again_even_at_the_same_moment()
    {
        using var tool = await ATool.RegisteredAsync(exam);
        var person = await Person.AtTheStartAsync(exam);
        var launch = await tool.LaunchedAsync(person);
        var claims = tool.Answer(launch);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => tool.StartAsync(tool.Sign(claims))));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        (await EventsAsync(person)).OfType<RemoteProctoringStarted>().Count().ShouldBe(1);
        // The same launch under another nonce, and another launch under the same nonce.
        (await tool.StartAsync(tool.Sign(tool.Answer(launch)))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var next = tool.Answer(await tool.LaunchedAsync(person));
        next["nonce"] = claims["nonce"]!.GetValue<string>();
        (await tool.StartAsync(tool.Sign(next))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    public static TheoryData<string, string> WrongQuestions => new()
    {
        { "scope", "openid profile" }, { "response_type", "code" }, { "response_mode", "fragment" }, { "prompt", "login" }, { "client_id", "somebody" }, { "redirect_uri", "https://evil.example/" },
        { "redirect_uri", "https://tool.example/launch" }, { "login_hint", "somebody" }, { "lti_message_hint", "abc" }, { "nonce", "" }, { "state", "" },
    };

    [Theory, MemberData(nameof(WrongQuestions))]
    public async Task a_question_that_differs_from_the_registration_is_not_answered(string name, string value)
    {
        using var tool = await ATool.RegisteredAsync(exam);
        var question = ATool.Question(await tool.SentAsync(await Person.AtTheStartAsync(exam)));
        question[name] = value;
        var answer = await tool.PostAsync("/lti/authorize", question);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("id_token");
    }

    [Fact]
    public async Task a_token_is_given_for_a_good_assertion_once()
    {
        using var tool = await ATool.RegisteredAsync(exam);
        using var stranger = RSA.Create(2048);
        var good = tool.Sign(tool.Assertion());
        (await tool.AskForTokenAsync(good, "https://purl.imsglobal.org/spec/lti-ags/scope/score")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await tool.AskForTokenAsync(good)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var (otherSubject, old, noId, elsewhere) = (tool.Assertion(), tool.Assertion(), tool.Assertion(), tool.Assertion());
        (otherSubject["sub"], old["exp"], elsewhere["aud"]) = ("somebody", tool.Now - 100, "https://elsewhere.example/token");
        noId.Remove("jti");
        string[] bad = [good, tool.Sign(tool.Assertion(), alg: "none"), tool.Sign(tool.Assertion(), alg: "HS256"), tool.Sign(tool.Assertion(), kid: "x"), tool.Sign(tool.Assertion(), with: stranger),
            tool.Sign(otherSubject), tool.Sign(old), tool.Sign(noId), tool.Sign(elsewhere), "nonsense"];
        foreach (var assertion in bad)
        {
            var answer = await tool.AskForTokenAsync(assertion);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"error":"invalid_client"}""");
        }
    }

    [Fact]
    public async Task only_the_tool_that_watches_reaches_a_sitting_and_only_with_a_token_of_ours()
    {
        using var tool = await ATool.RegisteredAsync(exam);
        using var other = await ATool.RegisteredAsync(exam);
        var (person, unwatched) = (await Person.SittingAsync(exam), await Person.SittingAsync(exam));
        var (launch, notBegun) = (await tool.LaunchedAsync(person), await tool.LaunchedAsync(unwatched));
        await tool.StartAsync(tool.Sign(tool.Answer(launch)));
        (await other.StartAsync(other.Sign(other.Answer(await other.LaunchedAsync(person))))).StatusCode.ShouldBe(HttpStatusCode.Conflict, "one tool watches");
        await ShouldBeAsync(other, await other.TokenAsync(), launch, "pause", 404);
        await ShouldBeAsync(tool, await tool.TokenAsync(), notBegun, "pause", 404);

        var admin = await exam.SignedInAsync("admin");
        foreach (var token in new[] { null, "nonsense", tool.Sign(tool.Assertion()),
            tool.Sign(new() { ["iss"] = ATool.Us, ["aud"] = $"{ATool.Us}/lti/acs", ["sub"] = tool.Id.ToString("N"), ["scope"] = LtiClaims.ControlScope, ["iat"] = tool.Now,
                ["exp"] = tool.Now + 60 }) })
            await (await tool.ControlAsync(token, ATool.Action(launch, "pause"))).ShouldBeProblemAsync(401, "invalid-token");
        var page = await (await tool.PostAsync("/lti/authorize", ATool.Question(await tool.SentAsync(person)))).Content.ReadAsStringAsync();
        await (await tool.ControlAsync(ATool.IdToken().Match(page).Groups["token"].Value, ATool.Action(launch, "pause"))).ShouldBeProblemAsync(401, "invalid-token");

        // A new key: what the one before signed still holds. A tool that is removed holds nothing.
        var bearer = await tool.TokenAsync();
        await admin.PostAsync("/api/proctoring-keys", new ReplaceProctoringKey(), default);
        await ShouldBeAsync(tool, bearer, launch, "pause", 200, "paused");
        (await tool.TokenAsync()).Split('.')[0].ShouldNotBe(bearer.Split('.')[0]);
        await tool.RemoveAsync();
        await ShouldBeAsync(tool, bearer, launch, "resume", 401);
    }

    [Fact]
    public async Task nobody_starts_before_a_required_tool_watches()
    {
        using var tool = await ATool.RegisteredAsync(exam, required: true);
        try
        {
            var person = await Person.AtTheStartAsync(exam);
            await (await person.Client.SendAsync($"{person.Api}/start", new StartSitting(Person.Device), default)).ShouldBeProblemAsync(409, "remote-proctoring-required");
            (await RemoteAsync(person)).ShouldBe(new(Offered: true, Required: true, Started: false));
            await tool.StartAsync(tool.Sign(tool.Answer(await tool.LaunchedAsync(person))));
            (await RemoteAsync(person)).ShouldBe(new(Offered: true, Required: true, Started: true));
            await person.Client.PostAsync<SittingStart>($"{person.Api}/start", new StartSitting(Person.Device), default);
            (await RemoteAsync(person)).ShouldBeNull();
        }
        finally
        {
            await tool.RemoveAsync();
        }
    }

    [Fact]
    public async Task a_registration_is_checked()
    {
        var admin = await exam.SignedInAsync("admin");
        using var tool = new ATool(exam, "never");
        var good = new RegisterProctoringTool("A tool", null, null, "https://tool.example/login", ATool.Launch, null, tool.Jwks, false);
        using var weak = RSA.Create(1024);
        RegisterProctoringTool[] bad =
        [
            good with { LoginUrl = "http://tool.example/login" }, good with { LaunchUrl = "javascript:alert(1)" }, good with { LaunchUrl = "https://me:secret@tool.example/" },
            good with { JwksUrl = "https://tool.example/jwks" },
            good with { Jwks = null }, good with { Jwks = "{}" }, good with { Jwks = ATool.KeysOf(weak) }, good with { Jwks = null, JwksUrl = "http://10.0.0.1/jwks" }, good with { Name = " " },
        ];
        foreach (var command in bad) await (await admin.SendAsync("/api/proctoring-tools", command, default)).ShouldBeProblemAsync(400);
        await admin.PostAsync<JsonElement>("/api/proctoring-tools", good with { ClientId = "twice" }, default);
        await (await admin.SendAsync("/api/proctoring-tools", good with { ClientId = "twice" }, default)).ShouldBeProblemAsync(409, "already-exists");
    }

    private static async Task ShouldBeAsync(ATool tool, string bearer, JsonElement launch, string action, int status, string? state = null)
    {
        var answer = await tool.ControlAsync(bearer, ATool.Action(launch, action));
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, $"{action}: {text}");
        if (state is null) return;
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.ims.lti-ap.v1.control+json");
        JsonDocument.Parse(text).RootElement.GetProperty("status").GetString().ShouldBe(state);
    }

    private static async Task<RemoteProctoring?> RemoteAsync(Person person) => (await person.Client.GetAsync<SittingDelivery>($"{person.Api}/delivery", default)).RemoteProctoring;

    private async Task<IReadOnlyList<object>> EventsAsync(Person person)
    {
        await using var session = exam.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return [.. (await session.Events.FetchStreamAsync(person.SittingId)).Select(e => e.Data)];
    }
}
