using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace NegotiationMonitor.App.Tests.Pages;

/// <summary>Watches made and changed on their pages, without scripts.</summary>
[Collection(PagesCollection.Name)]
public sealed class WatchPageTests(PagesSite site)
{
    [Fact]
    public async Task A_watch_of_every_kind_is_made_changed_and_removed_on_its_page()
    {
        var page = await site.OpenAsync(scripts: false);
        await page.GotoAsync("/watches?dossier=ukraine-security-guarantees");
        await page.FillAsync("input[name=name]", "russia-by-hook");
        await TickAsync(page, "party", "russia");
        await TickAsync(page, "kind", "reversed");
        await page.FillAsync("input[name=origins]", "2");
        await page.CheckAsync("input[name=how][value=webhook]");
        await page.FillAsync("input[name=url]", "https://hooks.example.org/a/secret-path");
        await page.ClickAsync(".sheet button");
        await Assertions.Expect(page.Locator(".secret")).ToContainTextAsync("whsec_");
        var watch = await WatchAsync("russia-by-hook");
        Assert.Equal("webhook", watch.GetProperty("delivery").GetProperty("kind").GetString());
        Assert.Equal(["russia"], watch.GetProperty("filter").GetProperty("actors").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(2, watch.GetProperty("filter").GetProperty("minOrigins").GetInt32());

        await page.GotoAsync("/watches?dossier=ukraine-security-guarantees");
        Assert.DoesNotContain("secret-path", await page.ContentAsync(), StringComparison.Ordinal);
        await page.ClickAsync("a:text-is('russia-by-hook')");
        Assert.DoesNotContain("whsec_", await page.ContentAsync(), StringComparison.Ordinal);
        await page.CheckAsync("input[name=how][value=digest]");
        await page.FillAsync("input[name=url]", "");
        await page.SelectOptionAsync("select[name=every]", "week");
        await page.FillAsync("input[name=quietFrom]", "22:00");
        await page.FillAsync("input[name=quietTo]", "07:00");
        await TickAsync(page, "issue", "us-troops");
        await page.ClickAsync("button[value=save]");
        watch = await WatchAsync("russia-by-hook");
        Assert.Equal(("digest", "week"), (watch.GetProperty("delivery").GetProperty("kind").GetString(), watch.GetProperty("delivery").GetProperty("every").GetString()));
        Assert.Equal("22:00:00", watch.GetProperty("pacing").GetProperty("quietFrom").GetString());
        Assert.Equal("us-troops", watch.GetProperty("filter").GetProperty("issues")[0].GetString());
        Assert.Equal("russia", watch.GetProperty("filter").GetProperty("actors")[0].GetString());

        await page.ClickAsync("button[value=pause]");
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("paused");
        await page.ClickAsync("button[value=remove]");
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Http.GetAsync("/api/watches/russia-by-hook")).StatusCode);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_watch_that_may_not_be_is_refused_on_a_page_with_its_reason()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "to-the-router"), KeyValuePair.Create("how", "webhook"), KeyValuePair.Create("url", "https://192.168.0.1/")]);
        using var answer = await site.Http.PostAsync("/watches", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("no public address", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Http.GetAsync("/api/watches/to-the-router")).StatusCode);
    }

    private static async Task TickAsync(IPage page, string name, string value)
    {
        await page.Locator(".checks", new() { Has = page.Locator($"input[name={name}]") }).Locator("summary").ClickAsync();
        await page.CheckAsync($"input[name={name}][value={value}]");
    }

    private Task<JsonElement> WatchAsync(string name) => site.Http.GetFromJsonAsync<JsonElement>("/api/watches/" + name);
}
