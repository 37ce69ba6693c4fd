package io.escala.crm.jdbc.internal.write;

import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.text.SearchWords;
import java.util.List;

/** The statements about the words by which messages are found. */
final class MessageTextStatements {
    private static final Insert TEXT = Insert.into(Table.MESSAGE_TEXTS, "account", "conversation", "message", "terms");

    /** The words of a message. */
    record Words(ConversationId conversation, MessageId message, List<String> words) {
        static Words of(Message message) {
            return new Words(message.conversation(), message.id(), message.searchWords());
        }
    }

    static final WriteStatement<Words> ADD_WORDS = WriteStatement.<Words>upsertFound(
                    Table.MESSAGE_TEXTS,
                    0,
                    dialect -> TEXT.rowsOf(dialect.row("?, ?, ?, " + dialect.termsValue()))
                            .orKeep(),
                    (params, account, text) -> params.text(account)
                            .text(text.conversation().value())
                            .text(text.message().value())
                            .terms(SearchTerms.textOfMessage(account, text.words())))
            .together(
                    dialect -> dialect.termsOf("k.c")
                            .map(terms -> TEXT.rowsOf("SELECT ?, k.a, k.b, " + terms + " FROM " + dialect.tuples(3)
                                            + " WHERE TRUE")
                                    .orKeep()),
                    (account, text) -> List.of(
                            text.conversation().value(),
                            text.message().value(),
                            SearchTerms.textOfMessage(account, text.words())));

    /** The words of an edit, if it is the one that holds. */
    static final WriteStatement<MessageStatements.Amending<Amendment.Edit>> REPLACE_WORDS = WriteStatement.upsertFound(
            Table.MESSAGE_TEXTS,
            1,
            dialect -> TEXT.rowsOf("SELECT m.account, m.conversation, m.id, " + dialect.termsValue()
                            + " FROM escala_messages m WHERE m.account = ? AND m.id = ? AND m.edit_rank = ?"
                            + " AND m.unsent_at IS NULL AND m.notice IS NULL")
                    .orReplace("terms"),
            (params, account, amending) -> {
                MessageContent content = amending.amendment().content();
                String text = content.text();
                params.terms(SearchTerms.textOfMessage(account, text == null ? List.of() : SearchWords.of(text)))
                        .text(account)
                        .text(amending.message().value())
                        .text(amending.amendment().rank());
            });

    static final WriteStatement<MessageId> FORGET_WORDS = WriteStatement.delete(
            Table.MESSAGE_TEXTS,
            2,
            "WHERE account = ? AND message = ? AND conversation = (SELECT m.conversation FROM escala_messages m"
                    + " WHERE m.account = ? AND m.id = ?)",
            (params, account, message) ->
                    params.text(account).text(message.value()).text(account).text(message.value()));

    private MessageTextStatements() {}
}
