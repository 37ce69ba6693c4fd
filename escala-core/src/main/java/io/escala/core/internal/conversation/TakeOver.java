package io.escala.core.internal.conversation;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Handling;
import io.escala.crm.conversation.Mark;
import io.escala.crm.event.CrmEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a person or automation has a conversation, and how that changes. Pure. */
public final class TakeOver {
    private static final Duration NEXT = Duration.ofMillis(1);

    private TakeOver() {}

    /** Returns how long after the latest answer conversations go back to automation, or null for never; requires the settings. */
    public static @Nullable Duration handBackAfter(State state) {
        return state.account().settings().map(AccountSettings::handBackAfter).orElse(null);
    }

    /** Returns whether a person may have a conversation, so that the settings are needed to know. */
    public static boolean needsSettings(Conversation conversation) {
        return Handling.of(conversation).takenOverAt() != null;
    }

    /** Returns whether a person has a conversation; requires the settings if {@link #needsSettings}. */
    public static boolean isByPerson(State state, Conversation conversation, Instant now) {
        return needsSettings(conversation) && Handling.of(conversation).isByPerson(now, handBackAfter(state));
    }

    /**
     * Tells that a person has the conversation now, if automation had it. Call it before the marks of the answer are raised.
     *
     * @param unit the decision; the settings loaded
     * @param conversation the conversation before the answer
     * @param at when the person answered
     */
    public static void answered(UnitOfWork unit, Conversation conversation, Instant at) {
        Map<Mark, Instant> answer = Map.of(Mark.ANSWERED, at);
        if (!isByPerson(unit.state(), conversation, unit.now())
                && isByPerson(unit.state(), conversation.raised(answer), unit.now())) {
            unit.event(new CrmEvent.HandlingChanged(conversation.id(), true));
        }
    }

    /** Lets a person have a conversation from now on; from there the account's time counts. */
    public static Conversation byPerson(UnitOfWork unit, Conversation conversation) {
        return set(unit, conversation, Mark.TAKEN_OVER, true);
    }

    /** Lets automation have a conversation from now on, until a person answers again. */
    public static Conversation byAutomation(UnitOfWork unit, Conversation conversation) {
        return Handling.of(conversation).takenOverAt() == null
                ? conversation
                : set(unit, conversation, Mark.HANDED_BACK, false);
    }

    private static Conversation set(UnitOfWork unit, Conversation conversation, Mark mark, boolean person) {
        // Later than what it ends, also when that is of this millisecond or of another clock that is ahead.
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        marks.put(mark, later(unit.now(), conversation, person));
        Conversation changed = conversation.raised(marks);
        unit.change(new ConversationChange.RaiseMarks(conversation.id(), marks));
        if (isByPerson(unit.state(), conversation, unit.now()) != person) {
            unit.event(new CrmEvent.HandlingChanged(conversation.id(), person));
        }
        return changed;
    }

    private static Instant later(Instant now, Conversation conversation, boolean person) {
        Instant ended =
                person ? handedBackAt(conversation) : Handling.of(conversation).takenOverAt();
        if (ended == null || now.isAfter(ended)) {
            return now;
        }
        return person ? ended.plus(NEXT) : ended;
    }

    private static @Nullable Instant handedBackAt(Conversation conversation) {
        Instant back = conversation.marks().get(Mark.HANDED_BACK);
        Instant closed = conversation.closedAt();
        return back == null || (closed != null && closed.isAfter(back)) ? closed : back;
    }
}
