using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using Wolverine.Http;

namespace Cbhcr.Exam.Platform;

/// <summary>Says of every operation how it is refused and which cookie opens it, as far as its endpoint tells.</summary>
internal sealed class RefusedOperation : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var rules = metadata.OfType<IAuthorizeData>().ToList();
        var isOpen = metadata.OfType<IAllowAnonymous>().Any();
        var isPost = context.ApiDescription.HttpMethod == "POST";
        var chain = (context.ApiDescription.ActionDescriptor as WolverineActionDescriptor)?.Chain;
        var responses = operation.Responses ??= [];
        // An endpoint that makes its answer itself tells of it by attributes alone.
        var untold = responses.Values.OfType<OpenApiResponse>().Where(r => r.Content?.Values.Any(IsUntold) == true).ToList();
        foreach (var answer in untold) answer.Content = null;
        if (responses.ContainsKey("204") && untold.Count > 0) responses.Remove("200");
        var isCreate = chain?.DeduplicatedWithResponse is not null;
        var mayFindNothing = operation.Parameters?.Any(p => p.In == ParameterLocation.Path) == true || isCreate || FindsNothing(chain);
        responses.Remove("404");

        void Refuses(int status, string why) => responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = why,
            Content = new Dictionary<string, IOpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(typeof(ProblemDetails), context.SchemaRepository) } },
        };
        if (isPost || operation.Parameters?.Any(p => p.In == ParameterLocation.Query) == true)
            Refuses(400, isPost ? "It is malformed, or the token against forgery is missing." : "A parameter is malformed.");
        if (!isOpen) Refuses(401, "Nobody is signed in.");
        if (rules.Any(r => r.Roles is not null || r.Policy is not null)) Refuses(403, "The caller may not do this.");
        if (mayFindNothing) Refuses(404, isCreate ? "Something that it names does not exist." : "It does not exist, or not for this caller.");
        if (isPost && chain is not null) Refuses(409, "The state or the version has changed.");
        if (isPost) Refuses(413, "The body is too large.");
        if (metadata.OfType<IAcceptsMetadata>().Any()) Refuses(415, "The body is not application/json.");
        if (responses.ContainsKey("422") || (isPost && untold.Count > 0)) Refuses(422, "What it asks for cannot be met, or its key was used for another request.");
        if (metadata.OfType<EnableRateLimitingAttribute>().Any()) Refuses(429, "There were too many; Retry-After says how long to wait.");

        if (isOpen) return;
        var cookie = rules.Any(r => r.Policy is not null) ? ApiDescription.Sitting : ApiDescription.Account;
        // Where schemes are named, either cookie opens; one is enough.
        string[] cookies = rules.Any(r => r.AuthenticationSchemes is not null) ? [ApiDescription.Account, ApiDescription.Sitting] : [cookie];
        operation.Security = [.. cookies.Select(c => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(c, context.Document)] = [] })];
        if (isPost)
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "X-CSRF-TOKEN", In = ParameterLocation.Header, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Description = $"The token of GET {(cookie == ApiDescription.Sitting ? "/api/sittings/{sittingId}/antiforgery" : "/api/antiforgery")}.",
            });
    }

    private static bool IsUntold(IOpenApiMediaType content) => content.Schema is OpenApiSchemaReference { Reference.Id: nameof(IResult) };

    private static bool FindsNothing(HttpChain? chain) => chain?.Method.Method.ReturnType.ToString().Contains("NotFound", StringComparison.Ordinal) == true;
}
