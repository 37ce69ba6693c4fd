package io.escala.core.conversations;

import io.escala.core.port.TeamMember;
import io.escala.core.result.Refusal;
import io.escala.crm.account.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may be given a conversation, for the pickers of assigning and closing: users who are active and may use the inbox, with their status, by
 * name. A snapshot, immutable.
 */
public final class Candidates {
    private final List<TeamMember> users;
    private final @Nullable UserId owner;
    private final @Nullable TeamMember contactOwner;
    private final @Nullable Refusal noContactOwner;

    private Candidates(
            List<TeamMember> users,
            @Nullable UserId owner,
            @Nullable TeamMember contactOwner,
            @Nullable Refusal noContactOwner) {
        this.users = List.copyOf(users);
        this.owner = owner;
        this.contactOwner = contactOwner;
        this.noContactOwner = noContactOwner;
    }

    /**
     * Returns the candidates of a conversation.
     *
     * @param users the users, by name
     * @param owner the conversation's owner, or null
     * @param contactOwner the owner of the person's contact, if they may be given it
     * @param why why assigning to the contact's owner is refused, if it is
     * @return the candidates
     */
    public static Candidates of(
            List<TeamMember> users, @Nullable UserId owner, Optional<TeamMember> contactOwner, Refusal why) {
        Objects.requireNonNull(why, "why");
        return new Candidates(users, owner, contactOwner.orElse(null), contactOwner.isPresent() ? null : why);
    }

    /** Returns who may be assigned the conversation, its present owner included. */
    public List<TeamMember> toAssign() {
        return users;
    }

    /** Returns who may have it when it is closed: somebody else than its present owner. */
    public List<TeamMember> toTransfer() {
        return users.stream().filter(user -> !user.id().equals(owner)).toList();
    }

    /** Returns the owner of the person's contact, or empty when there is none who may be given it. */
    public Optional<TeamMember> contactOwner() {
        return Optional.ofNullable(contactOwner);
    }

    /** Returns why {@link Assignment#toContactOwner} would be refused, or empty when it would not. */
    public Optional<Refusal> noContactOwner() {
        return Optional.ofNullable(noContactOwner);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Candidates that
                && users.equals(that.users)
                && Objects.equals(owner, that.owner)
                && Objects.equals(contactOwner, that.contactOwner)
                && Objects.equals(noContactOwner, that.noContactOwner);
    }

    @Override
    public int hashCode() {
        return Objects.hash(users, owner, contactOwner, noContactOwner);
    }

    /** Ids only: names are personal data. */
    @Override
    public String toString() {
        return "Candidates" + users;
    }
}
