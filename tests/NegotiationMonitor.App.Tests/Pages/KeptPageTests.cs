using System.Net;
using NegotiationMonitor.App.Pages;

namespace NegotiationMonitor.App.Tests.Pages;

/// <summary>Pages that are kept rendered: never an old one.</summary>
[Collection(PagesCollection.Name)]
public sealed class KeptPageTests(PagesSite site)
{
    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again_and_one_that_has_is()
    {
        const string path = "/positions/norway/reassurance-force?dossier=ukraine-security-guarantees";
        await site.ReceiveAsync("Norway supports European troops in Ukraine, the government in Oslo said on Sunday.", "Norway speaks");
        using var first = await SettledAsync(path);
        var tag = first.Headers.ETag!;
        using var again = await AskAsync(path, tag.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await site.Http.GetStringAsync(path));

        await site.ReceiveAsync("Norway ruled out European troops in Ukraine, the government in Oslo said on Monday, September 8.", "Norway turns");
        using var moved = await AskAsync(path, tag.ToString());
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.NotEqual(await first.Content.ReadAsStringAsync(), await moved.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_packed_page_is_packed_once_and_unpacks_to_the_same(string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/about") { Headers = { { "Accept-Encoding", coding } } };
        using var answer = await site.Http.SendAsync(request);
        Assert.Equal([coding], answer.Content.Headers.ContentEncoding);
        await using var packed = await answer.Content.ReadAsStreamAsync();
        await using Stream plain = coding == "br"
            ? new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionMode.Decompress)
            : new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        Assert.Equal(await site.Http.GetStringAsync("/about"), await reader.ReadToEndAsync());
    }

    [Fact]
    public void Kept_pages_are_dropped_when_the_log_moves_and_never_outgrow_their_bound()
    {
        var cache = new PageCache(mostBytes: 100);
        cache.Keep("1", "/a", new byte[60]);
        Assert.NotNull(cache.Find("1", "/a"));
        Assert.Null(cache.Find("2", "/a"));
        cache.Keep("1", "/b", new byte[60]);
        Assert.True(cache.Find("1", "/a") is null && cache.Find("1", "/b") is not null);
        cache.Keep("2", "/c", new byte[200]);
        Assert.True(cache.Find("2", "/c") is null && cache.Find("1", "/b") is null);
    }

    [Fact]
    public async Task What_cannot_be_seen_is_shown_by_its_number_wherever_the_text_is_cut()
    {
        for (var before = 16_370; before < 16_390; before++)
        {
            using var bytes = new MemoryStream();
            await using (var writer = new PageWriter(bytes))
            {
                await writer.WriteAsync(new string('x', before) + "&#x202E;&amp;\u200Bé😀" + "&");
            }

            Assert.Equal(new string('x', before) + "[U+202E]&amp;[U+200B]é😀&", System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
        }
    }

    // A page whose calendar is a moment older than the log has no tag yet.
    private async Task<HttpResponseMessage> SettledAsync(string path)
    {
        for (var i = 0; ; i++)
        {
            var answer = await site.Http.GetAsync(path);
            if (answer.Headers.ETag is not null || i == 600)
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(50);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", tag } } };
        return await site.Http.SendAsync(request);
    }
}
