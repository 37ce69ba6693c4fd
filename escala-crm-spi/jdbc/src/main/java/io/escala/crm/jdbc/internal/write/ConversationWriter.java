package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.jdbc.internal.engine.Table;

/** Plans the writes of changes of conversations and messages. */
final class ConversationWriter implements ConversationChange.Cases<Boolean> {
    private final AccountPlan plan;

    ConversationWriter(AccountPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boolean addConversation(ConversationChange.AddConversation change) {
        takeContact(change.conversation());
        if (!change.conversation().tags().isEmpty()) {
            findByTags(change.conversation().id());
        }
        return plan.add(
                ConversationStatements.ADD_CONVERSATION,
                change.conversation().id().value(),
                change.conversation());
    }

    /** A person who is new has no contact, or gets one by a change of their own. */
    private void takeContact(Conversation conversation) {
        IdentityId identity = conversation.identity();
        if (plan.inserts(Table.IDENTITIES, identity.value())) {
            return;
        }
        if (!plan.touches(Table.IDENTITIES, identity.value())) {
            plan.add(IdentityStatements.LOCK_IDENTITY, identity.value(), identity);
        }
        plan.addLast(ConversationStatements.TAKE_CONTACT, conversation.id().value(), conversation.id());
    }

    @Override
    public Boolean openSession(ConversationChange.OpenSession change) {
        Session session = change.session();
        String conversation = session.conversation().value();
        if (!plan.amendInsert(
                ConversationStatements.ADD_CONVERSATION,
                conversation,
                added -> added.session() < session.number() ? added.opened() : added)) {
            plan.add(ConversationStatements.OPEN_CONVERSATION, conversation, session);
        }
        return plan.add(ConversationStatements.ADD_SESSION, key(session), session);
    }

    @Override
    public Boolean closeSession(ConversationChange.CloseSession change) {
        Session session = change.session();
        plan.add(
                ConversationStatements.CLOSE_CONVERSATION,
                session.conversation().value(),
                session);
        return plan.add(ConversationStatements.PUT_SESSION, key(session), session);
    }

    @Override
    public Boolean editConversation(ConversationChange.EditConversation change) {
        String conversation = change.conversation().value();
        findByTags(change.conversation());
        return plan.amendInsert(
                        ConversationStatements.ADD_CONVERSATION,
                        conversation,
                        added -> added.edited(change.owner(), change.tags()))
                || plan.add(ConversationStatements.EDIT_CONVERSATION, conversation, change);
    }

    /** Derived from what the row says once everything else is written. */
    private void findByTags(ConversationId conversation) {
        plan.addLast(ConversationStatements.FORGET_TAGS, "former/" + conversation, conversation);
        plan.addLast(ConversationStatements.ADD_TAGS, "tags/" + conversation, conversation);
    }

    @Override
    public Boolean raiseMarks(ConversationChange.RaiseMarks change) {
        String conversation = change.conversation().value();
        return plan.amendInsert(
                        ConversationStatements.ADD_CONVERSATION, conversation, added -> added.raised(change.marks()))
                || plan.add(ConversationStatements.RAISE_MARKS, conversation, change);
    }

    @Override
    public Boolean supersedeConversation(ConversationChange.SupersedeConversation change) {
        plan.add(ConversationStatements.SUPERSEDE, change.from().value(), change);
        findByTags(change.from());
        plan.list(change.from());
        plan.list(change.into());
        plan.add(ConversationStatements.SUPERSEDE_FORMER, change.from().value(), change);
        return plan.add(ConversationStatements.INHERIT_MARKS, change.into().value(), change);
    }

    @Override
    public Boolean appendMessage(ConversationChange.AppendMessage change) {
        MessageTextStatements.Words words = MessageTextStatements.Words.of(change.message());
        if (!words.words().isEmpty()) {
            plan.add(MessageTextStatements.ADD_WORDS, words.message().value(), words);
        }
        return plan.add(MessageStatements.APPEND_MESSAGE, change.message().id().value(), change.message());
    }

    @Override
    public Boolean raiseDelivery(ConversationChange.RaiseDelivery change) {
        String message = change.message().value();
        plan.add(MessageStatements.raiseDeliveryTo(change.step().status()), message, change);
        if (change.step().price() != null) {
            plan.add(MessageStatements.RECORD_PRICE, message, change);
        }
        return change.step().error() == null || plan.add(MessageStatements.RECORD_ERROR, message, change);
    }

    @Override
    public Boolean nameMessage(ConversationChange.NameMessage change) {
        return plan.add(MessageStatements.NAME_MESSAGE, change.message().value(), change);
    }

    @Override
    public Boolean amend(ConversationChange.Amend change) {
        return change.amendment().accept(new Amend(change.message()));
    }

    @Override
    public Boolean putMedia(ConversationChange.PutMedia change) {
        MediaFile file = change.file();
        return plan.add(MessageStatements.PUT_MEDIA, file.message() + "/" + file.place(), file);
    }

    @Override
    public Boolean addEntry(ConversationChange.AddEntry change) {
        SystemEntry entry = change.entry();
        return plan.add(MessageStatements.ADD_ENTRY, entry.conversation() + "/" + entry.id(), entry);
    }

    @Override
    public Boolean addTouchpoint(ConversationChange.AddTouchpoint change) {
        Touchpoint touchpoint = change.touchpoint();
        return plan.add(
                MessageStatements.ADD_TOUCHPOINT, touchpoint.conversation() + "/" + touchpoint.id(), touchpoint);
    }

    private static String key(Session session) {
        return session.conversation() + "/" + session.number();
    }

    /** Each kind of amendment has its own statement. */
    private final class Amend implements Amendment.Cases<Boolean> {
        private final MessageId message;

        Amend(MessageId message) {
            this.message = message;
        }

        @Override
        public Boolean edit(Amendment.Edit edit) {
            MessageStatements.Amending<Amendment.Edit> amending = new MessageStatements.Amending<>(message, edit);
            plan.addLast(MessageTextStatements.REPLACE_WORDS, "edited/" + message + "/" + edit.rank(), amending);
            return plan.add(MessageStatements.EDIT, message.value(), amending);
        }

        @Override
        public Boolean unsend(Amendment.Unsend unsend) {
            plan.addLast(MessageTextStatements.FORGET_WORDS, "unsent/" + message, message);
            return plan.add(
                    MessageStatements.UNSEND, message.value(), new MessageStatements.Amending<>(message, unsend));
        }

        @Override
        public Boolean reaction(Amendment.Reaction reaction) {
            return plan.add(
                    reaction.by() == Direction.INBOUND
                            ? MessageStatements.CUSTOMER_REACTED
                            : MessageStatements.BUSINESS_REACTED,
                    message.value(),
                    new MessageStatements.Amending<>(message, reaction));
        }
    }
}
