using NegotiationMonitor.Audit.Merkle;

namespace NegotiationMonitor.Tests.Audit.Merkle;

/// <summary>RFC 6962: the reference values of Certificate Transparency, and every proof of every tree up to a size.</summary>
public sealed class MerkleTreeTests
{
    // Leaves, roots and proofs of the test data that all Certificate Transparency logs share.
    private static readonly byte[][] Leaves = [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString)];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private static byte[] Root(IEnumerable<byte[]> leaves)
    {
        // The definition as it stands in RFC 6962, section 2.1.
        var all = leaves.ToArray();
        if (all.Length < 2)
        {
            return all.Length == 0 ? MerkleHash.Empty : all[0];
        }

        var k = 1;
        while (k * 2 < all.Length)
        {
            k *= 2;
        }

        return MerkleHash.Node(Root(all[..k]), Root(all[k..]));
    }

    private static byte[][] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => MerkleHash.Leaf(BitConverter.GetBytes(i)))];

    private static byte[] RootOf(MerkleSpan span, byte[][] leaves) => Root(leaves[(int)span.From..(int)span.To]);

    [Fact]
    public void An_empty_tree_has_the_hash_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(new MerkleRange().Root));

    [Fact]
    public void Roots_are_those_of_certificate_transparency()
    {
        var (range, tiles) = (new MerkleRange(), new MerkleTiles());
        for (var i = 0; i < Leaves.Length; i++)
        {
            var leaf = MerkleHash.Leaf(Leaves[i]);
            range.Append(leaf);
            tiles.Append(leaf);
            Assert.Equal(Roots[i], Convert.ToHexStringLower(range.Root));
            Assert.Equal(Roots[i], Convert.ToHexStringLower(tiles.Root()));
        }
    }

    [Theory]
    [InlineData(0, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(5, 8, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(0, 1, "")]
    [InlineData(1, 5, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Inclusion_proofs_are_those_of_certificate_transparency(int index, int size, string path)
    {
        byte[][] leaves = [.. Leaves.Select(l => MerkleHash.Leaf(l))];
        Assert.Equal(path, string.Join(' ', MerklePath.Inclusion(index, size).Select(s => Convert.ToHexStringLower(RootOf(s, leaves)))));
    }

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(6, 8, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 5, "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Consistency_proofs_are_those_of_certificate_transparency(int first, int second, string path)
    {
        byte[][] leaves = [.. Leaves.Select(l => MerkleHash.Leaf(l))];
        Assert.Equal(path, string.Join(' ', MerklePath.Consistency(first, second).Select(s => Convert.ToHexStringLower(RootOf(s, leaves)))));
    }

    [Fact]
    public void Every_leaf_of_every_tree_can_be_proven_and_nothing_else()
    {
        for (var size = 1; size <= 70; size++)
        {
            var leaves = Numbers(size);
            var root = Root(leaves);
            for (var index = 0; index < size; index++)
            {
                byte[][] path = [.. MerklePath.Inclusion(index, size).Select(s => RootOf(s, leaves))];
                Assert.True(MerklePath.Includes(leaves[index], index, size, path, root));
                Assert.False(MerklePath.Includes(MerkleHash.Leaf([9]), index, size, path, root));
                Assert.False(MerklePath.Includes(leaves[index], index + 1, size, path, root));
                Assert.False(MerklePath.Includes(leaves[index], index - 1, size, path, root));
                Assert.False(MerklePath.Includes(leaves[index], index, size, [.. path, root], root));
                Assert.False(size > 1 && MerklePath.Includes(leaves[index], index, size, path[1..], root));
                Assert.False(size > 1 && MerklePath.Includes(leaves[index], index, size, [[1], .. path[1..]], root));
            }
        }
    }

    [Fact]
    public void Every_tree_can_be_proven_to_begin_every_larger_one_and_no_other()
    {
        for (var second = 1; second <= 70; second++)
        {
            var leaves = Numbers(second);
            var root = Root(leaves);
            for (var first = 1; first <= second; first++)
            {
                byte[][] path = [.. MerklePath.Consistency(first, second).Select(s => RootOf(s, leaves))];
                var before = Root(leaves[..first]);
                Assert.True(MerklePath.Continues(first, before, second, root, path));
                Assert.False(MerklePath.Continues(first, MerkleHash.Leaf([9]), second, root, path));
                Assert.False(MerklePath.Continues(first, before, second, MerkleHash.Leaf([9]), path));
                Assert.False(MerklePath.Continues(first, before, second, root, [.. path, root]));
                Assert.False(path.Length > 0 && MerklePath.Continues(first, before, second, root, path[1..]));
                Assert.False(first > 1 && MerklePath.Continues(first - 1, before, second, root, path));
            }
        }

        Assert.False(MerklePath.Continues(0, MerkleHash.Empty, 3, MerkleHash.Empty, []));
        Assert.False(MerklePath.Continues(4, MerkleHash.Empty, 3, MerkleHash.Empty, []));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    [InlineData(65536)]
    [InlineData(66000)]
    public void Tiles_hold_every_node_and_go_on_where_they_stopped(int size)
    {
        var leaves = Numbers(size);
        var (stored, range, random) = (new Dictionary<TilePlace, byte[]>(), new MerkleRange(), new Random(size));
        for (var at = 0; at < size;)
        {
            var tiles = MerkleTiles.Continue(at, stored.GetValueOrDefault);
            for (var stop = Math.Min(size, at + 1 + random.Next(size)); at < stop; at++)
            {
                tiles.Append(leaves[at]);
                range.Append(leaves[at]);
            }

            foreach (var (place, hashes) in tiles.TakeChanged())
            {
                stored[place] = hashes;
            }

            Assert.Empty(tiles.TakeChanged());
            Assert.Equal(range.Root, tiles.Root());
            Assert.Equal(at, tiles.Size);
        }

        Assert.All(stored.Values, hashes => Assert.InRange(hashes.Length, MerkleHash.Bytes, MerkleTiles.Width * MerkleHash.Bytes));
        for (var i = 0; i < 50; i++)
        {
            var tree = 1 + random.Next(size);
            var index = random.Next(tree);
            byte[][] path = [.. MerklePath.Inclusion(index, tree).Select(OfTiles)];
            Assert.True(MerklePath.Includes(leaves[index], index, tree, path, OfTiles(new MerkleSpan(0, tree))));
        }

        byte[] OfTiles(MerkleSpan span) => MerkleHash.Join([.. span.Nodes().Select(n => MerkleTiles.RootOf(n, stored[MerkleTiles.PlaceOf(n)])!)]);
    }
}
