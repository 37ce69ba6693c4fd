package io.escala.crm.jdbc.internal.write;

import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.text.SearchWords;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What people are searched by, as it is stored beside their names and keys. */
final class PersonWords {
    /** The fewest digits that are searched for. */
    static final int FEWEST_DIGITS = 3;

    private PersonWords() {}

    /** The folded words of a profile name; null without a name. */
    static @Nullable String of(@Nullable ProfileName profile) {
        String name = profile == null ? null : profile.display();
        return name == null ? null : joined(name);
    }

    /** The folded words of a user name; null for any other key. */
    static @Nullable String of(IdentityKey key) {
        return key.kind().anchors() ? null : joined(key.value());
    }

    private static String joined(String text) {
        return String.join(" ", SearchWords.of(text));
    }

    /** The ends of a number under which it is found. */
    static List<String> endsOf(String digits) {
        return IntStream.rangeClosed(0, digits.length() - FEWEST_DIGITS)
                .mapToObj(digits::substring)
                .toList();
    }
}
