using System.Text.RegularExpressions;
using Cbhcr.Exam.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Http;

namespace Cbhcr.Exam.Tests.Refusals;

/// <summary>One door of the running program, from its own table: a new use case is under these tests the day it is written.</summary>
public sealed partial record Route(string Method, string Pattern, RouteEndpoint Endpoint)
{
    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public bool IsAsset => Endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    public bool IsOpen => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public bool IsOfSitting => Rules.Any(r => r.Policy == SittingCookie.Policy);

    /// <summary>An account opens it, and the cookie of a sitting as well.</summary>
    public bool IsEitherWay => Rules.Any(r => r.AuthenticationSchemes == SittingCookie.OrAccount);

    /// <summary>Empty when any account, or nobody at all, may come in.</summary>
    public IReadOnlyList<string> Roles => [.. Rules.Where(r => r.Roles is not null).SelectMany(r => r.Roles!.Split(','))];

    /// <summary>What the body is read as, or null when none is read.</summary>
    public Type? Body => Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    public bool IsCreate => Endpoint.Metadata.GetMetadata<HttpChain>()?.DeduplicatedWithResponse is not null;

    public IReadOnlyList<string> Parameters => [.. Parameter().Matches(Pattern).Select(m => m.Groups["name"].Value)];

    private IReadOnlyList<IAuthorizeData> Rules => Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();

    public string Path(Func<string, string> value) => Parameter().Replace(Pattern.StartsWith('/') ? Pattern : $"/{Pattern}", m => Uri.EscapeDataString(value(m.Groups["name"].Value)));

    public override string ToString() => $"{Method} {Pattern}";

    public static IReadOnlyList<Route> Of(ExamFixture exam) =>
    [
        .. from endpoint in exam.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select new Route(method, endpoint.RoutePattern.RawText!, endpoint),
    ];

    public static IReadOnlyList<Route> OfApi(ExamFixture exam, string method)
    {
        var routes = Of(exam).Where(r => r.IsApi && r.Method == method).ToList();
        routes.Count.ShouldBeGreaterThan(20);
        return routes;
    }

    [GeneratedRegex(@"\{\**(?<name>\w+)(:\w+)?\}")]
    private static partial Regex Parameter();
}
