using Cbhcr.Exam.Tests.Refusals;
using Microsoft.OpenApi;

namespace Cbhcr.Exam.Tests.Golden;

/// <summary>Who writes a client reads this and nothing else: it must be complete, true, and change on purpose only.</summary>
[Collection(WithTheProgram.Name)]
public sealed class the_description_of_the_api(ExamFixture exam)
{
    [Fact]
    public async Task is_as_it_was() => await GoldenOpenApi.CompareAsync(await TextAsync());

    [Fact]
    public async Task is_valid()
    {
        var (document, diagnostic) = OpenApiDocument.Parse(await TextAsync(), "json");
        diagnostic!.Errors.ShouldBeEmpty();
        diagnostic.Warnings.ShouldBeEmpty();
        document!.Validate(ValidationRuleSet.GetDefaultRuleSet()).ShouldBeEmpty();
    }

    [Fact]
    public async Task names_every_operation_once_and_puts_it_under_its_module()
    {
        var operations = await OperationsAsync();
        operations.Select(o => o.Route).ShouldBe(Route.Of(exam).Where(r => r.IsApi).Select(r => r.ToString()), ignoreOrder: true);
        var ids = operations.Select(o => o.Body.GetProperty("operationId").GetString()!).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.ShouldAllBe(id => char.IsUpper(id[0]) && id.All(char.IsLetter));
        operations.ShouldAllBe(o => o.Body.GetProperty("tags").GetArrayLength() == 1);
        operations.ShouldAllBe(o => o.Body.GetProperty("summary").GetString()!.Length > 4 && !o.Body.GetProperty("summary").GetString()!.Contains('_'));
    }

    [Fact]
    public async Task says_of_every_operation_how_it_is_refused()
    {
        var unsaid = new List<string>();
        foreach (var (route, body) in await ByRouteAsync())
        {
            var wanted = new List<int>();
            if (!route.IsOpen) wanted.Add(401);
            if (route.Roles.Count > 0 || route.IsOfSitting) wanted.Add(403);
            if (route.Parameters.Count > 0) wanted.Add(404);
            if (route.Method == "POST") wanted.AddRange([400, 413]);
            if (route.Body is not null) wanted.Add(415);
            if (route.Body?.GetProperty("Version")?.PropertyType == typeof(int)) wanted.Add(409);
            if (route.IsCreate) wanted.AddRange([404, 409, 422]);
            unsaid.AddRange(wanted.Where(status => !Says(body, status)).Select(status => $"{route}: {status}"));
        }
        unsaid.ShouldBeEmpty();
    }

    [Fact]
    public async Task says_which_headers_are_wanted()
    {
        foreach (var (route, body) in await ByRouteAsync())
        {
            var headers = body.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "header").ToList() : [];
            headers.ShouldAllBe(h => h.GetProperty("required").GetBoolean() && h.GetProperty("description").GetString()!.Length > 10);
            var wanted = new List<string>();
            if (route.IsCreate) wanted.Add("Idempotency-Key");
            if (route is { Method: "POST", IsOpen: false }) wanted.Add("X-CSRF-TOKEN");
            headers.Select(h => h.GetProperty("name").GetString()!).ShouldBe(wanted, ignoreOrder: true, customMessage: route.ToString());
            body.TryGetProperty("security", out _).ShouldBe(!route.IsOpen, route.ToString());
        }
    }

    [Fact]
    public async Task shows_the_shape_of_every_body_and_answer()
    {
        using var document = JsonDocument.Parse(await TextAsync());
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject().ToDictionary(s => s.Name, s => s.Value);
        schemas.Keys.ShouldAllBe(name => name.All(c => char.IsLetter(c) || c == '.'));
        var refs = Refs(document.RootElement).Distinct().ToList();
        refs.ShouldNotBeEmpty();
        refs.Where(r => !r.StartsWith("#/components/schemas/", StringComparison.Ordinal) || !schemas.ContainsKey(r["#/components/schemas/".Length..])).ShouldBeEmpty();
        foreach (var (route, body) in await ByRouteAsync())
        {
            if (route.Body is not null)
            {
                var schema = schemas[Ref(body.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"))];
                var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!) : [];
                required.ShouldBe(Json.Options.GetTypeInfo(route.Body).Properties.Where(p => p.AssociatedParameter is { IsNullable: false }).Select(p => p.Name), ignoreOrder: true, customMessage: route.ToString());
            }
            body.GetProperty("responses").EnumerateObject().ShouldContain(r => r.Name[0] == '2', route.ToString());
        }
    }

    /// <summary>What the doors really answer is what the description says they may.</summary>
    [Fact]
    public async Task tells_the_truth()
    {
        var world = await exam.WorldAsync();
        var before = await world.StoredAsync();
        var untold = new List<string>();
        foreach (var (route, body) in (await ByRouteAsync()).Where(o => o.Route.Method == "POST"))
        {
            HttpContent Sample() => route.Body is null ? Calls.Json("{}") : Calls.Json(Bodies.RightShape(route.Body, version: 77));
            var path = world.PathOf(route);
            var nowhere = route.Path(_ => exam.NewId().ToString());
            var calls = new List<(string What, Func<Task<HttpResponseMessage>> Ask)>
            {
                ("nobody", () => exam.CallAsync(Caller.Nobody, "POST", path, Sample())),
                ("no body", () => exam.CallAsync(world.For(route), "POST", path)),
                ("no token", () => exam.CallAsync(world.For(route), "POST", path, Sample(), token: false)),
                ("text", () => exam.CallAsync(world.For(route), "POST", path, new StringContent("{}"))),
                ("large", () => exam.CallAsync(world.For(route), "POST", path, Calls.Json(new string('x', 2_000_000)))),
                ("no key", () => exam.CallAsync(world.For(route), "POST", path, Sample(), key: null)),
                ("nowhere", () => exam.CallAsync(world.For(route), "POST", nowhere, Sample())),
            };
            calls.AddRange(world.Staff.Select(s => (s.Role, (Func<Task<HttpResponseMessage>>)(() => exam.CallAsync(s.Caller, "POST", path, route.Body is null ? null : Sample())))));
            foreach (var (what, ask) in calls.Where(_ => !a_malformed_body.TakesAnyWords.Contains(route.Body) && route.Pattern is not ("/api/sign-out" or "/api/sittings/{sittingId}/admission-code" or "/api/forms/{formId}/analyses" or "/api/proctoring-tools/{toolId}/removal")))
            {
                using var answer = await ask();
                if (!Says(body, (int)answer.StatusCode)) untold.Add($"{route}, {what}: {(int)answer.StatusCode}");
            }
        }
        untold.ShouldBeEmpty();
        (await world.StoredAsync()).ShouldBe(before);
    }

    private static bool Says(JsonElement operation, int status) =>
        operation.GetProperty("responses").TryGetProperty($"{status}", out var answer) &&
        (status < 400 || Ref(answer.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema")) == "ProblemDetails");

    private static string Ref(JsonElement schema) => schema.GetProperty("$ref").GetString()!.Split('/')[^1];

    private static IEnumerable<string> Refs(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => m.Name == "$ref" ? [m.Value.GetString()!] : Refs(m.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Refs),
        _ => [],
    };

    private async Task<string> TextAsync() => await (await exam.CallAsync(Caller.Nobody, "GET", "/swagger/v1/swagger.json")).Content.ReadAsStringAsync();

    private async Task<List<(string Route, JsonElement Body)>> OperationsAsync() =>
        [.. from path in JsonDocument.Parse(await TextAsync()).RootElement.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value)];

    private async Task<List<(Route Route, JsonElement Body)>> ByRouteAsync()
    {
        var routes = Route.Of(exam).Where(r => r.IsApi).ToDictionary(r => r.ToString());
        return [.. (await OperationsAsync()).Select(o => (routes[o.Route], o.Body))];
    }
}
