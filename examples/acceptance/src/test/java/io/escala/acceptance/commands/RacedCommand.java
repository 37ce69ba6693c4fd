package io.escala.acceptance.commands;

import io.escala.core.contacts.AssociateOptions;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.SendRequest;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.store.ChangeSet;

/** What may be done to a conversation, and by the side of anything else. */
enum RacedCommand {
    ASSIGN_TO_USER {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox)
                    .assign(
                            it.conversation(),
                            Assignment.toUser(RaceBusiness.ANA).unreadForNewOwner()));
        }
    },
    ASSIGN_TO_NOBODY {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox).assign(it.conversation(), Assignment.toNobody()));
        }
    },
    ASSIGN_IN_TURN {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox)
                    .assign(
                            it.conversation(),
                            Assignment.roundRobin(RoundRobin.among(RaceBusiness.CAM, RaceBusiness.DAN))));
        }
    },
    CLOSE {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox).close(it.conversation(), Closing.because("Sold")));
        }
    },
    CLOSE_AND_TRANSFER {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox)
                    .close(it.conversation(), Closing.because("Handed on").transferringTo(RaceBusiness.BEA)));
        }
    },
    REOPEN {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox).reopen(it.conversation()));
        }
    },
    MARK_READ {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox).markRead(it.conversation()));
        }
    },
    MARK_UNREAD {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox).markUnread(it.conversation()));
        }
    },
    TAKE_OVER {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox).takeOver(it.conversation()));
        }
    },
    HAND_BACK {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox).handBack(it.conversation()));
        }
    },
    TAG {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox).tag(it.conversation(), RaceBusiness.VIP));
        }
    },
    UNTAG {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox).untag(it.conversation(), RaceBusiness.OLD));
        }
    },
    NOTE {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(desk(inbox).note(it.conversation(), "Calls back on Monday"));
        }
    },
    /** The work of a rule. */
    CLOSE_BY_RULE {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            inbox.work().runDue(1_000);
            return "ran";
        }

        @Override
        boolean decides(ChangeSet set) {
            return set.changes().stream().anyMatch(ConversationChange.CloseSession.class::isInstance);
        }
    },
    INBOUND {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return it.writes(inbox);
        }
    },
    SEND {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            Outcome<?> sent = inbox.as(RaceBusiness.ADMINISTRATOR)
                    .messages()
                    .send(SendRequest.to(it.conversation()).text("Good morning").reference(it.reference()));
            return said(sent);
        }
    },
    ASSOCIATE {
        @Override
        String run(Inbox inbox, RacedConversation it) {
            return said(inbox.as(RaceBusiness.ADMINISTRATOR)
                    .contacts()
                    .associate(it.conversation(), it.contact(), AssociateOptions.defaults()));
        }
    };

    /** Runs it, and returns what it answered, without ids. */
    abstract String run(Inbox inbox, RacedConversation it);

    /** Whether a commit is the one that it decided on. */
    boolean decides(ChangeSet set) {
        return !set.changes().isEmpty();
    }

    private static Conversations desk(Inbox inbox) {
        return inbox.as(RaceBusiness.ADMINISTRATOR).conversations();
    }

    private static String said(Outcome<?> outcome) {
        return outcome.isDone()
                ? "done "
                        + outcome.notices().stream().map(Notice::kind).sorted().toList()
                : "refused "
                        + outcome.refusals().stream()
                                .map(Refusal::reason)
                                .sorted()
                                .toList();
    }
}
