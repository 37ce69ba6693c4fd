package io.escala.core.identify;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The identification table of the README")
class IdentificationTableTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Set<String> CONTACTS = Set.of("A", "B");

    /** A row: what is in code in each cell, and the text of the result. */
    private record Row(List<String> holds, String writes, String result, List<String> named, List<String> rule) {
        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return new Row(
                    code(cells.get(1)),
                    code(cells.get(2)).get(0),
                    cells.get(3),
                    code(cells.get(3)),
                    code(cells.get(4)));
        }

        private static List<String> code(String cell) {
            return CODE.matcher(cell)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }

    static List<Row> rows() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String table = readme.substring(readme.indexOf("## Who wrote: the identification table"));
        return table.substring(table.indexOf("| --- "), table.indexOf("\n\nA contact that a user took"))
                .lines()
                .skip(1)
                .map(Row::of)
                .toList();
    }

    private static List<IdentityKey> keys(String who) {
        List<String> words = List.of(who.split(" ", -1));
        List<IdentityKey> keys = new ArrayList<>();
        for (int at = 0; at + 1 < words.size(); at += 2) {
            String value = words.get(at + 1);
            keys.add(
                    switch (words.get(at)) {
                        case "whatsapp" -> IdentityKey.whatsAppNumber(new Phone(value));
                        case "user" -> new IdentityKey(IdentityKeyKind.BSUID, "2001", value);
                        case "messenger" -> new IdentityKey(IdentityKeyKind.PSID, "3001", value);
                        case "instagram" -> new IdentityKey(IdentityKeyKind.IGSID, "4001", value);
                        case "name" -> new IdentityKey(IdentityKeyKind.INSTAGRAM_USER_NAME, "4001", value);
                        default -> throw new IllegalArgumentException(who);
                    });
        }
        keys.sort(Comparator.comparing((IdentityKey key) -> key.kind() == IdentityKeyKind.WHATSAPP_NUMBER));
        return keys;
    }

    private static KeyHolders holders(List<String> rows) {
        KeyHolders.Builder holders = KeyHolders.builder();
        for (String row : rows) {
            String[] words = row.split(" ", 3);
            ContactId contact = new ContactId(words[0]);
            if (words[1].equals("is")) {
                keys(words[2]).forEach(key -> holders.identityKey(contact, key));
                continue;
            }
            String[] held = words[2].split(" ", 2);
            if (Arrays.stream(KeyRole.values()).anyMatch(role -> role.name().equals(held[0]))) {
                holders.phone(contact, new Phone(held[1]), KeyRole.valueOf(held[0]));
            } else {
                holders.contactKey(
                        new HeldKey(contact, new ContactKeyValue(ContactKeyKind.valueOf(held[0]), held[1]), Set.of()));
            }
        }
        return holders.build();
    }

    private static List<ContactId> contacts(Identification who) {
        if (who instanceof Identification.Suggested suggested) {
            return suggested.contacts();
        }
        return who instanceof Identification.Ambiguous ambiguous ? ambiguous.contacts() : List.of();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isTrue(Row row) {
        Identification who = Identifier.decide(keys(row.writes()), holders(row.holds()));

        List<ContactId> named = row.named().stream().map(ContactId::new).toList();
        if (!row.result().startsWith("nobody")) {
            assertThat(who)
                    .isInstanceOfSatisfying(
                            Identification.Known.class,
                            known -> assertThat(known.contact()).isEqualTo(named.get(0)));
        } else if (row.result().contains("perhaps")) {
            assertThat(who).isInstanceOf(Identification.Suggested.class);
            assertThat(contacts(who)).isEqualTo(named);
        } else if (!named.isEmpty()) {
            assertThat(who).isInstanceOf(Identification.Ambiguous.class);
            assertThat(contacts(who)).containsExactlyInAnyOrderElementsOf(named);
        } else {
            assertThat(who).isInstanceOf(Identification.Unknown.class);
        }
        if (row.rule().isEmpty()) {
            assertThat(who.tried()).allMatch(step -> step.hits() == 0);
        } else {
            assertThat(who.tried().get(who.tried().size() - 1).rule())
                    .isEqualTo(Identification.Rule.valueOf(row.rule().get(0)));
        }
    }

    @Test
    void hasEveryRuleInItsOrder() throws IOException {
        Set<Identification.Rule> rules = rows().stream()
                .flatMap(row -> row.rule().stream())
                .map(Identification.Rule::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));

        assertThat(rules).containsExactlyElementsOf(EnumSet.allOf(Identification.Rule.class));
    }

    @Test
    void namesNoOtherContacts() throws IOException {
        Set<String> named = new HashSet<>();
        rows().forEach(row -> Stream.concat(
                        row.named().stream(), row.holds().stream().map(held -> held.substring(0, 1)))
                .forEach(named::add));

        assertThat(named).isEqualTo(CONTACTS);
    }
}
