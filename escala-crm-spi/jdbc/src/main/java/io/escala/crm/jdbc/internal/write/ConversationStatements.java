package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;
import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ONE;

import io.escala.crm.account.UserId;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Session;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.jdbc.internal.codec.MessageCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.codec.TagsCodec;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.read.ConversationRows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements about conversations and their sessions. What they raise never falls, whoever comes first. */
final class ConversationStatements {
    static final WriteStatement<Conversation> ADD_CONVERSATION = WriteStatement.insert(
            0,
            Insert.into(
                            Table.CONVERSATIONS,
                            Stream.concat(Stream.of("account", "person"), ConversationRows.CONVERSATION.stream())
                                    .toList())
                    .orKeep(),
            ONE,
            (params, account, conversation) -> {
                UserId owner = conversation.owner();
                ConversationId supersededBy = conversation.supersededBy();
                params.text(account)
                        .text(Person.IDENTITY + conversation.identity())
                        .text(conversation.id().value())
                        .text(conversation.line().value())
                        .text(conversation.identity().value())
                        .text(StoredNames.CHANNEL.tag(conversation.channel()))
                        .text(owner == null ? null : owner.value())
                        .small(conversation.session())
                        .small(conversation.open() ? 1 : 0)
                        .time(conversation.closedAt())
                        .text(supersededBy == null ? null : supersededBy.value())
                        .time(conversation.createdAt())
                        .number(conversation.version())
                        .text(TagsCodec.write(conversation.tags()));
                for (Mark mark : ConversationRows.MARKS) {
                    params.time(conversation.marks().get(mark));
                }
            });

    static final WriteStatement<Session> OPEN_CONVERSATION = WriteStatement.update(
            Table.CONVERSATIONS,
            1,
            // What is compared is set last: some engines compare what was just set.
            "SET is_open = CASE WHEN session < ? THEN 1 ELSE is_open END,"
                    + " session = CASE WHEN session < ? THEN session + 1 ELSE session END WHERE account = ? AND id = ?",
            ONE,
            (params, account, session) -> params.small(session.number())
                    .small(session.number())
                    .text(account)
                    .text(session.conversation().value()));

    static final WriteStatement<Session> CLOSE_CONVERSATION = WriteStatement.update(
            Table.CONVERSATIONS,
            2,
            "SET is_open = 0, closed_at = ?, version = version + 1 WHERE account = ? AND id = ?",
            ONE,
            (params, account, session) -> params.time(Objects.requireNonNull(session.closedAt()))
                    .text(account)
                    .text(session.conversation().value()));

    static final WriteStatement<ConversationChange.EditConversation> EDIT_CONVERSATION = WriteStatement.update(
            Table.CONVERSATIONS,
            10,
            "SET owner = ?, tags = ?, version = version + 1 WHERE account = ? AND id = ?",
            ONE,
            (params, account, edit) -> {
                UserId owner = edit.owner();
                params.text(owner == null ? null : owner.value())
                        .text(TagsCodec.write(edit.tags()))
                        .text(account)
                        .text(edit.conversation().value());
            });

    static final WriteStatement<ConversationId> FORGET_TAGS = WriteStatement.delete(
            Table.CONVERSATION_TAGS,
            0,
            "WHERE account = ? AND conversation = ?",
            (params, account, conversation) -> params.text(account).text(conversation.value()));

    /** What lists find by tags. One that was superseded is not listed. */
    static final WriteStatement<ConversationId> ADD_TAGS = WriteStatement.upsertFound(
            Table.CONVERSATION_TAGS,
            1,
            dialect -> Insert.into(Table.CONVERSATION_TAGS, "account", "tag", "conversation")
                    .rowsOf("SELECT t.account, w.value, t.id FROM escala_conversations t, " + dialect.elements("t.tags")
                            + " WHERE t.account = ? AND t.id = ? AND t.superseded_by IS NULL")
                    .orKeep(),
            (params, account, conversation) -> params.text(account).text(conversation.value()));

    private static final String RAISED = "SET "
            + ConversationRows.MARKS.stream()
                    .map(ConversationRows::column)
                    .map(column -> column + " = CASE WHEN " + column + " IS NULL OR " + column
                            + " < ? THEN COALESCE(?, " + column + ") ELSE " + column + " END")
                    .collect(Collectors.joining(", "));

    /** For marks of a conversation that another one continues. */
    private static final WriteStatement<ConversationChange.RaiseMarks> RAISE_MARKS_OF_NEXT = WriteStatement.update(
            Table.CONVERSATIONS,
            7,
            RAISED + " WHERE account = ? AND id = (SELECT o.superseded_by FROM escala_conversations o"
                    + " WHERE o.account = ? AND o.id = ?)",
            ONE,
            (params, account, raise) -> bindMarks(params, account, raise)
                    .text(account)
                    .text(raise.conversation().value()));

    static final WriteStatement<ConversationChange.RaiseMarks> RAISE_MARKS =
            WriteStatement.<ConversationChange.RaiseMarks>update(
                            Table.CONVERSATIONS,
                            3,
                            // A transaction that waited for one that supersedes the row finds it superseded.
                            RAISED + " WHERE account = ? AND id = ? AND superseded_by IS NULL",
                            ONE,
                            (params, account, raise) -> bindMarks(params, account, raise)
                                    .text(raise.conversation().value()))
                    .merging(ConversationStatements::both)
                    .otherwise(RAISE_MARKS_OF_NEXT);

    private static Params bindMarks(Params params, String account, ConversationChange.RaiseMarks raise)
            throws SQLException {
        for (Mark mark : ConversationRows.MARKS) {
            Instant at = raise.marks().get(mark);
            params.time(at).time(at);
        }
        return params.text(account);
    }

    static final WriteStatement<ConversationChange.SupersedeConversation> SUPERSEDE = WriteStatement.update(
            Table.CONVERSATIONS,
            4,
            "SET superseded_by = ?, version = version + 1 WHERE account = ? AND id = ?",
            ONE,
            (params, account, change) -> params.text(change.into().value())
                    .text(account)
                    .text(change.from().value()));

    /** What the one that ends had continued. */
    static final WriteStatement<ConversationChange.SupersedeConversation> SUPERSEDE_FORMER = WriteStatement.update(
            Table.CONVERSATIONS,
            5,
            "SET superseded_by = ?, version = version + 1 WHERE account = ? AND superseded_by = ?",
            ANY,
            (params, account, change) -> params.text(change.into().value())
                    .text(account)
                    .text(change.from().value()));

    static final WriteStatement<ConversationChange.SupersedeConversation> INHERIT_MARKS =
            WriteStatement.<ConversationChange.SupersedeConversation>update(
                            Table.CONVERSATIONS,
                            6,
                            "SET "
                                    + ConversationRows.MARKS.stream()
                                            .map(ConversationRows::column)
                                            .map(column -> column + " = (SELECT MAX(o." + column
                                                    + ") FROM escala_conversations o"
                                                    + " WHERE o.account = escala_conversations.account"
                                                    + " AND o.id IN (escala_conversations.id, ?))")
                                            .collect(Collectors.joining(", "))
                                    + " WHERE account = ? AND id = ?",
                            ONE,
                            (params, account, change) -> {
                                for (int mark = 0; mark < ConversationRows.MARKS.size(); mark++) {
                                    params.text(change.from().value());
                                }
                                params.text(account).text(change.into().value());
                            })
                    .asGiven();

    private static final String CONTACT = "SET contact = " + ofPerson("%s.contact") + ", person = COALESCE("
            + ofPerson("COALESCE('" + Person.CONTACT + "' || %1$s.contact, '" + Person.IDENTITY + "' || %1$s.id)")
            + ", '" + Person.IDENTITY + "' || identity)";

    /** A value of the conversation's identity, or of the one that it was merged into. */
    private static String ofPerson(String value) {
        return "(SELECT CASE WHEN i.fused_into IS NULL THEN " + String.format(value, "i") + " ELSE (SELECT "
                + String.format(value, "c")
                + " FROM escala_identities c WHERE c.account = i.account AND c.id = i.fused_into) END"
                + " FROM escala_identities i"
                + " WHERE i.account = escala_conversations.account AND i.id = escala_conversations.identity)";
    }

    /** The contact of a new conversation is that of its person. */
    static final WriteStatement<ConversationId> TAKE_CONTACT = WriteStatement.update(
            Table.CONVERSATIONS,
            8,
            CONTACT + " WHERE account = ? AND id = ?",
            ANY,
            (params, account, conversation) -> params.text(account).text(conversation.value()));

    /**
     * All conversations of a person follow the person's contact, those of identities that were merged into it too. Their identities are one list: of
     * an identity or a list an engine reads every conversation of the account.
     */
    static final WriteStatement<IdentityId> FOLLOW_CONTACT = WriteStatement.update(
            Table.CONVERSATIONS,
            9,
            CONTACT + " WHERE account = ? AND identity IN (SELECT f.id FROM escala_identities f WHERE f.account = ?"
                    + " AND (f.id = ? OR f.fused_into = ?))",
            ANY,
            (params, account, identity) ->
                    params.text(account).text(account).text(identity.value()).text(identity.value()));

    /** The conversations of a contact's people are those of people who are none. */
    static final String LOSE_CONTACT =
            "UPDATE " + Table.CONVERSATIONS.sqlName() + " " + CONTACT + " WHERE account = ? AND contact = ?";

    private static ConversationChange.RaiseMarks both(
            ConversationChange.RaiseMarks before, ConversationChange.RaiseMarks now) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        marks.putAll(before.marks());
        now.marks().forEach((mark, at) -> marks.merge(mark, at, (a, b) -> a.isAfter(b) ? a : b));
        return new ConversationChange.RaiseMarks(now.conversation(), marks);
    }

    private static final Insert SESSION =
            Insert.into(Table.SESSIONS, "account", "conversation", "number", "opened_at", "closed_at", "opener", "doc");

    static final WriteStatement<Session> ADD_SESSION =
            WriteStatement.insert(0, SESSION.orKeep(), ANY, ConversationStatements::bindSession);

    static final WriteStatement<Session> PUT_SESSION = WriteStatement.insert(
            1, SESSION.orReplace("opened_at", "closed_at", "opener", "doc"), ANY, ConversationStatements::bindSession);

    private static void bindSession(Params params, String account, Session session) throws SQLException {
        params.text(account)
                .text(session.conversation().value())
                .small(session.number())
                .time(session.openedAt())
                .time(session.closedAt())
                .text(StoredNames.OPENER.tag(session.opener()))
                .text(MessageCodec.write(session));
    }

    private ConversationStatements() {}
}
