package io.escala.crm.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.Channel;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.record.RecordKind;
import io.escala.crm.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A claim")
class ClaimTest {
    // Ids that would be equal if the parts were merely joined, and values that contain the separator.
    private static final List<String> IDS =
            List.of("a", "b", "a-b", "b-a", "a.b", "a_b", "1", "11", "PHONE", "PRIMARY");
    private static final List<String> VALUES =
            List.of("a", "a/b", "/", "//", "a/", "/a", "A", " a", "PHONE/a", "a-b/1", "Jos\u00E9", "Jose\u0301");

    @Test
    @DisplayName("differs whenever what it claims differs")
    void differentKeysHaveDifferentClaims() {
        assertThat(everyClaim()).hasSizeGreaterThan(700).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("can be made of every kind")
    void parsesEveryKind() {
        assertThat(everyClaim().stream().map(Claim::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(ClaimKind.class));
    }

    private static List<Claim> everyClaim() {
        List<Claim> all = new ArrayList<>();
        for (String value : VALUES) {
            all.add(Claim.contactKey(new ContactKeyValue(ContactKeyKind.ID_FIELD, value)));
            all.add(Claim.contactKey(new ContactKeyValue(ContactKeyKind.EXTERNAL_REFERENCE, value)));
            all.add(Claim.clientReference(value));
            all.add(Claim.event(value));
            all.add(Claim.follower(value));
            all.add(Claim.companyReference(value));
            all.add(Claim.companyName(value));
            all.add(Claim.recordReference(RecordKind.OPPORTUNITY, value));
            all.add(Claim.recordReference(RecordKind.ACTIVITY, value));
            all.add(Claim.recordReference(RecordKind.TASK, value));
        }
        ContactKeyValue phone = new ContactKeyValue(ContactKeyKind.PHONE, "5491155550123");
        ContactKeyValue email = new ContactKeyValue(ContactKeyKind.EMAIL, "a@example.org");
        for (String one : IDS) {
            all.add(Claim.autoCloseLine(new LineId(one)));
            for (KeyRole role : KeyRole.values()) {
                all.add(Claim.contactRole(new ContactId(one), phone, role));
                all.add(Claim.contactRole(new ContactId(one), email, role));
            }
            for (String value : VALUES) {
                all.add(Claim.providerMessage(new LineId(one), value));
                for (IdentityKeyKind kind :
                        List.of(IdentityKeyKind.PSID, IdentityKeyKind.IGSID, IdentityKeyKind.BSUID)) {
                    all.add(Claim.identityKey(new IdentityKey(kind, one, value)));
                }
            }
            for (String other : IDS) {
                all.add(Claim.conversation(new LineId(one), new IdentityId(other)));
            }
            for (int number : new int[] {1, 11, 111}) {
                all.add(Claim.session(new ConversationId(one), number));
            }
            for (Channel channel : Channel.values()) {
                all.add(Claim.line(new LineKey(channel, one)));
            }
        }
        return all;
    }

    @Test
    @DisplayName("of a role is the same for every key of the contact and kind, so that only one can have the role")
    void roleClaimIsIndependentOfTheKey() {
        ContactKeyValue one = new ContactKeyValue(ContactKeyKind.PHONE, "5491155550123");
        ContactKeyValue other = new ContactKeyValue(ContactKeyKind.PHONE, "5491155550124");

        assertThat(Claim.contactRole(new ContactId("a"), one, KeyRole.WHATSAPP))
                .isEqualTo(Claim.contactRole(new ContactId("a"), other, KeyRole.WHATSAPP));
    }

    @Test
    @DisplayName("is confined to its account, except a line's and a follower's")
    void onlyLinesAndFollowersAreGlobal() {
        assertThat(everyClaim())
                .allMatch(claim -> claim.global()
                        == Set.of(ClaimKind.LINE, ClaimKind.FOLLOWER).contains(claim.kind()));
    }

    @Test
    @DisplayName("fits the longest key, within its limit")
    void fitsTheLongestKey() {
        String longest = "x".repeat(512);

        assertThat(Claim.identityKey(new IdentityKey(IdentityKeyKind.INSTAGRAM_USER_NAME, "y".repeat(64), longest))
                        .key())
                .endsWith(longest);
        assertThat(Claim.providerMessage(new LineId("y".repeat(64)), longest).key())
                .endsWith(longest);
        assertThat(Claim.event("x".repeat(Claim.MAX_KEY_BYTES)).key()).isEqualTo("x".repeat(Claim.MAX_KEY_BYTES));
        assertThatThrownBy(() -> Claim.event("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("is storable for every key, and different from every other")
    void isStorableForEveryKey() {
        Random random = new Random(20_261_128);
        Set<String> keys = new LinkedHashSet<>(HOSTILE);
        while (keys.size() < 2_000) {
            keys.add(hostile(random));
        }
        // The stored form of a key, used as a key itself, has another claim.
        List.copyOf(keys).forEach(key -> keys.add(Claim.event(key).key()));

        Map<Claim, String> claims = new HashMap<>();
        for (String key : keys) {
            Claim claim = Claim.event(key);
            assertThat(claims.put(claim, key)).isNull();
            assertThat(Claim.event(key)).isEqualTo(claim);
            assertThat(claim.key().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, Claim.MAX_KEY_BYTES);
            assertThat(SafeText.isStorable(claim.key())).isTrue();
            assertThat(new Claim(ClaimKind.EVENT, claim.key())).isEqualTo(claim);
        }
        assertThat(claims).hasSizeGreaterThan(3_000);
    }

    @Test
    @DisplayName("starts like its key, even if that is too long")
    void startsLikeItsKey() {
        String id = "sales/wamid." + "x".repeat(2_000);

        assertThat(Claim.event(id).key()).startsWith("sales/wamid.xxx").hasSizeLessThan(300);
    }

    @Test
    @DisplayName("is parsed from stored claims only")
    void parsesStoredClaimsOnly() {
        for (String key : List.of("", "a\u0000", "a\ud800", "x".repeat(1_201), "\u4e00".repeat(401))) {
            assertThatThrownBy(() -> new Claim(ClaimKind.EVENT, key))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("\u4e00");
        }
    }

    private static final List<String> HOSTILE = List.of(
            "a",
            "a\u0000",
            "a\ud800",
            "a\udc00",
            "a\ufffd",
            "a?",
            "#sha256:",
            "a#sha256:" + "0".repeat(64),
            "x".repeat(1_200),
            "x".repeat(1_201),
            "x".repeat(1_199) + "\u00e9",
            "\u4e00".repeat(400),
            "\u4e00".repeat(401),
            "\ud83d\ude00".repeat(300),
            "x".repeat(199) + "\ud83d\ude00".repeat(300));

    private static String hostile(Random random) {
        int[] alphabet = {0, 'a', '#', 0xe9, 0x4e00, 0xd800, 0xdc00, 0xfffd, 0x1f600};
        StringBuilder key = new StringBuilder("a".repeat(random.nextInt(3) * 595));
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            key.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return key.toString();
    }

    @Test
    @DisplayName("sorts alike everywhere, equal exactly when equal")
    void sortsConsistently() {
        List<Claim> claims = everyClaim().subList(0, 300);
        for (Claim one : claims) {
            for (Claim other : claims) {
                assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
                assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
            }
        }
    }
}
