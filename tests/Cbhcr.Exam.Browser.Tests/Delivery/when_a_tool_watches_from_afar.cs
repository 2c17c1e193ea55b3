using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Cbhcr.Exam.Delivery.Proctoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using static System.Buffers.Text.Base64Url;

namespace Cbhcr.Exam.Browser.Tests.Delivery;

/// <summary>What only a browser can tell: whether its cookies and the page's policies let the candidate go to another site and come back.</summary>
public sealed class when_a_tool_watches_from_afar(TheProgram program)
{
    [Fact]
    public async Task the_candidate_goes_to_its_site_and_is_back_in_the_sitting()
    {
        using var key = RSA.Create(2048);
        var admin = await program.SignedInAsync("admin");
        var (clientId, numbers) = (program.NewName("client"), key.ExportParameters(false));
        var keys = new JsonObject { ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["kid"] = "k", ["n"] = EncodeToString(numbers.Modulus), ["e"] = EncodeToString(numbers.Exponent) }) };
        // To a browser localhost is another site than 127.0.0.1, where the program is.
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var tool = builder.Build();
        tool.MapGet("/login", (HttpRequest request) => Form($"{program.Address}lti/authorize", Question(request)));
        tool.MapPost("/launch", async (HttpRequest request) => Form($"{program.Address}lti/start-assessment", new() { ["JWT"] = Answer((await request.ReadFormAsync())["id_token"]!, clientId, key) }));
        await tool.StartAsync();
        var site = $"http://localhost:{new Uri(tool.Urls.Single()).Port}";
        await admin.PostAsync<JsonElement>("/api/proctoring-tools",
            new RegisterProctoringTool("Far Away", clientId, null, $"{site}/login", $"{site}/launch", null, keys.ToJsonString(), false), default);

        var seat = await Seat.ScheduledAsync(program, await new Content("FAR").PublishAsync(program));
        await using var candidate = await Visitor.ComesAsync(program);
        await new Player(candidate).TypeCodeAsync(await seat.CodeAsync());
        await Expect(candidate.Page.GetByRole(AriaRole.Link, new() { Name = "Go to remote proctoring" })).ToBeVisibleAsync();
        await candidate.Page.GotoAsync($"/exam/remote-proctoring?toolId={ProctoringTool.IdOf(clientId)}");
        await Expect(candidate.Page.GetByText("Remote proctoring has begun.")).ToBeVisibleAsync();
        candidate.Page.Url.ShouldEndWith("/exam/sitting");
        candidate.Complaints.ShouldBeEmpty();
        await admin.PostAsync($"/api/proctoring-tools/{ProctoringTool.IdOf(clientId)}/removal", new RemoveProctoringTool(), default);
    }

    private static Dictionary<string, string> Question(HttpRequest request)
    {
        var sent = request.Query;
        return new()
        {
            ["scope"] = "openid", ["response_type"] = "id_token", ["response_mode"] = "form_post", ["prompt"] = "none", ["client_id"] = sent["client_id"]!, ["redirect_uri"] = sent["target_link_uri"]!,
            ["login_hint"] = sent["login_hint"]!, ["lti_message_hint"] = sent["lti_message_hint"]!, ["nonce"] = "n", ["state"] = "s",
        };
    }

    private string Answer(string token, string clientId, RSA key)
    {
        var launch = JsonDocument.Parse(DecodeFromChars(token.Split('.')[1])).RootElement;
        var now = program.Now.ToUnixTimeSeconds();
        return SignedToken.Sign(key, "k", "JWT", new JsonObject
        {
            ["iss"] = clientId, ["aud"] = launch.GetProperty("iss").GetString(), ["nonce"] = program.NewName("n"), ["iat"] = now, ["exp"] = now + 60,
            [LtiClaims.MessageType] = LtiClaims.StartAssessment,
            [LtiClaims.Version] = "1.3.0", [LtiClaims.DeploymentId] = "1", [LtiClaims.AttemptNumber] = 1, [LtiClaims.SessionData] = launch.GetProperty(LtiClaims.SessionData).GetString(),
            [LtiClaims.ResourceLink] = new JsonObject { ["id"] = launch.GetProperty(LtiClaims.ResourceLink).GetProperty("id").GetString() },
        });
    }

    private static IResult Form(string action, Dictionary<string, string> fields) => Results.Content(
        $"""<html lang="en"><title>Far Away</title><link rel="icon" href="data:,"><form method="post" action="{action}">{string.Concat(fields.Select(f => $"""<input name="{f.Key}" value="{f.Value}">"""))}</form><script>document.forms[0].submit()</script></html>""", "text/html");
}
