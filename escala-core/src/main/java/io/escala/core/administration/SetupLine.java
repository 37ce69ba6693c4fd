package io.escala.core.administration;

import io.escala.core.administration.LineFacts.Fact;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.text.SafeText;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line that a {@link Setup} names: what it says of it, and nothing of the rest. Immutable. */
public final class SetupLine {
    private final LineId id;
    private final LineKey key;
    private final LineFacts facts;

    SetupLine(LineId id, Channel channel, String providerId, LineFacts facts) {
        this.id = id;
        this.key = new LineKey(channel, providerId);
        this.facts = facts;
    }

    /** A name of a line that is not blank. */
    static String named(String name) {
        if (SafeText.name(Objects.requireNonNull(name, "name")) == null) {
            throw new IllegalArgumentException("name must not be blank");
        }
        return name;
    }

    /** Returns the id of the line. */
    public LineId id() {
        return id;
    }

    /** Returns Meta's name of it. */
    public LineKey key() {
        return key;
    }

    /**
     * Returns the line as it is to be: what the setup says, and otherwise what is connected. Whether it is available is never changed.
     *
     * @param account the account
     * @param connected the line that is connected under its id, or empty
     * @return the line
     * @throws IllegalArgumentException when what the setup says is no id of Meta
     */
    public Line over(AccountId account, Optional<Line> connected) {
        Line known = connected.orElse(null);
        return new Line(
                account,
                id,
                key,
                Objects.requireNonNullElse(fact(Fact.NAME, known == null ? null : known.name()), id.value()),
                fact(Fact.DISPLAY_PHONE, known == null ? null : known.displayPhone()),
                fact(Fact.BUSINESS_ACCOUNT, known == null ? null : known.wabaId()),
                fact(Fact.PORTFOLIO, known == null ? null : known.portfolioId()),
                fact(Fact.PAGE, known == null ? null : known.pageId()),
                fact(Fact.APP, known == null ? null : known.appId()),
                known == null || known.available(),
                known == null ? null : known.refusedCredential());
    }

    private @Nullable String fact(Fact fact, @Nullable String known) {
        return facts.orKnown(fact, known);
    }

    @Override
    public String toString() {
        return id + " " + key;
    }
}
