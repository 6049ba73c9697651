"""``consent``: given or waived; not pending, not refused, not for something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doclint.reading.consent import read_consent

DOCUMENTED = [
    "Bleeding, stroke and limb loss gone through; husband happy for us to carry on.",
    "I had talked it through with his foster parents, and the authorization is on file.",
    "Went over it with both sons. Signatures in the chart.",
    "Spoke with the daughter at length, she would like us to go ahead.",
    "Family in favour. Form done.",
    "The son on the phone from abroad: do it.",
    "He mouthed yes when asked if he wanted ECMO.",
    "In view of the arrest consent was not sought.",
    "Explained to the mother, thumbprint on the form.",
    "Informed consent was obtained from the patient's wife.",
    "Consent obtained.",
    "Written informed consent in chart.",
    "The risks, benefits and alternatives were explained to the parents, who consented.",
    "Both parents signed the form.",
    "His wife agreed over the telephone.",
    "Telephone consent from the daughter with two witnesses.",
    "Her brother agreed.",
    "The family was told of bleeding and stroke and agreed to proceed.",
    "The husband gave permission by phone.",
    "Permission came from the mother at the bedside.",
    "His partner was spoken to and gave assent.",
    "Emergency consent by two physicians.",
    "Consent was waived as this was a life-saving emergency.",
    "Emergent procedure; consent could not be obtained from family.",
    "Consent: emergency, husband on his way",
    "Consent: wife, by phone",
    "CONSENT: both parents, interpreter, risks incl. bleeding and stroke explained",
    "Consent: [x] signed by spouse   [ ] emergency",
    "Consent: [ ] signed   [x] emergency",
    "| Consent | next of kin on file |",
    "Consent ................. father, signed",
    "Consent             [x] mother    [ ] waived",
    "consent: brother (POA) in person, 2 MD",
    "No family could be reached, emergency.",
    "emergency, no surrogate reached",
    "He signed the consent himself.",
    "I explained the procedure to her son and he consented.",
    "Mom signed consent with the RN as witness.",
    "Implied consent, patient in extremis.",
    "Grandmother has custody; she was informed and agreed.",
    "They understood the risks and they signed.",
    "Consent was obtained after discussing the risks of bleeding, stroke and death.",
    "Best interests decision, brother in agreement.",
    "Surrogate consented to ECMO and to blood products.",
    "Parents consented yesterday.",
]

MISSING = [
    "Insurance authorization on file.",
    "Was consent taken? Coding asks for clarification.",
    "The cardiologists and I agreed it was time for V-A ECMO.",
    "In 2016 he consented for ECMO at another hospital. Cannulated again today.",
    "Consent pending.",
    "Consent: pending, wife on her way",
    "Will obtain consent from the family.",
    "Consent to be obtained in the morning.",
    "We will ask the parents for consent.",
    "Consent for blood transfusion was obtained.",
    "Research consent obtained.",
    "The family consented to autopsy.",
    "Consent for tracheostomy signed.",
    "The risks include bleeding and stroke.",
    "Family updated at the bedside.",
    "Parents informed of the change in flow.",
    "Mother at bedside, all questions answered.",
    "Electronically signed by A. Lee, MD.",
    "Dictated and signed: B. Aramburu, 10/14/2025",
    "Reviewed and signed 10/14/2025",
    "The team agreed that he was ready.",
    "We agreed that she did not need the pump.",
    "V-A ECMO, emergency, room 4",
    "Emergency department, bed 2",
    "Emergency cannulation at the bedside.",
    "Dr. Rao agreed with the plan.",
    "Plan: obtain consent for decannulation tomorrow.",
    "If the wife consents we will proceed.",
    "The ECMO physician explained the pump to the nurses.",
    "No next of kin listed in the chart.",
    "Son (41 y/o) at bedside, updated.",
    "Consent will be sought once the brother arrives.",
    "Consent form not yet signed.",
    "The son asked about driving.",
]

NOT_DONE = [
    "Consent was not obtained.",
    "Consent: not obtained",
    "Consent: none",
]

UNFILLED = ["Consent: ***", "Consent: ____", "Consent: [ ] signed [ ] emergency", "Consent: {who}"]


@pytest.mark.parametrize("text", DOCUMENTED)
def test_documented(read, text):
    assert read(read_consent, text)["status"] == "documented"


@pytest.mark.parametrize("text", MISSING)
def test_missing(read, text):
    element = read(read_consent, text)
    assert element["status"] in ("missing", "not_done")
    assert element["status"] == "missing" or "not" in text


@pytest.mark.parametrize("text", NOT_DONE)
def test_not_done(read, text):
    assert read(read_consent, text)["status"] == "not_done"


@pytest.mark.parametrize("text", UNFILLED)
def test_unfilled(read, text):
    assert read(read_consent, text)["status"] == "unfilled"


def test_agreeing_to_go_on_is_no_consent_in_a_daily_note(read):
    text = "Wife agreed to continue full support."
    assert read(read_consent, text, ("daily_management",))["status"] == "missing"


IN_OTHER_WORDS = [
    ("documented", "insertion", "Mom and dad OK with it, both signed."),
    (
        "documented",
        "insertion",
        "Daughter put her name to it over the phone with two nurses listening.",
    ),
    ("documented", "insertion", "OK'd by the husband, form in chart."),
    ("documented", "initiation", "No family could be found in time; proceeded as an emergency."),
    ("documented", "initiation", "Family not reachable. Went ahead as emergency."),
    ("documented", "insertion", "Spoke to next of kin, who gave the go-ahead."),
    ("documented", "insertion", "The patient himself nodded yes and initialed the form."),
    ("documented", "insertion", "Form signed by wife."),
    ("documented", "removal", "Patient agreeable, form in chart."),
    ("documented", "insertion", "The guardian authorised the procedure."),
    ("documented", "insertion", "Consent: emergent"),
    ("documented", "insertion", "Consent could not be obtained given the arrest and was implied."),
    ("documented", "insertion", "Parents both at the bedside; they signed the form."),
    ("documented", "insertion", "Wanting everything done, the family signed."),
    (
        "documented",
        "insertion",
        "After a full discussion the parents elected to go on with ECMO and signed.",
    ),
    ("documented", "insertion", "IC from POA by phone."),
    ("documented", "removal", "Explained to the patient who agrees to have the cannulas out."),
    ("unfilled", "insertion", "Consent obtained from ____ by ____."),
    ("unfilled", "insertion", "Informed consent was obtained from *** prior to the procedure."),
    ("missing", "insertion", "We plan to ask the family for consent."),
    ("missing", "insertion", "Wife to sign consent when she arrives."),
    ("missing", "daily_management", "Family updated at bedside, all questions answered."),
    (
        "missing",
        "daily_management",
        "Wife asked whether he would need dialysis; she agreed to talk tomorrow.",
    ),
    ("missing", "insertion", "Consent for the hysterectomy was signed yesterday."),
    ("missing", "insertion", "Electronically signed by Dr. Jones."),
    ("missing", "daily_management", "Family meeting: husband agrees with DNR."),
    ("missing", "daily_management", "Patient approved for transplant listing."),
    ("missing", "insertion", "Our guideline asks for written consent in all cases."),
    ("missing", "insertion", "The surgeon and I agreed on the femoral route."),
    ("missing", "insertion", "Heparin on board. Both groins prepped."),
    ("missing", "insertion", "The patient was accepted in transfer."),
    ("missing", "insertion", "The family of the donor consented."),
    ("missing", "daily_management", "Mother consented to the LVAD trial."),
    ("missing", "insertion", "Patient signed out AMA last month."),
    ("missing", "daily_management", "No family at the bedside. Emergency drugs drawn up."),
]


@pytest.mark.parametrize(("status", "actions", "text"), IN_OTHER_WORDS)
def test_in_other_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_consent, text, tuple(actions.split(",")))["status"] == status


OF_MANY_HANDS = [
    ("documented", "insertion", "Husband consented over the phone."),
    ("documented", "insertion", "Discussed with family, they want to proceed."),
    ("documented", "insertion", "Emergent consent."),
    ("documented", "initiation", "Consent via phone from daughter, RN witness."),
    ("documented", "insertion", "Consent obtained for the above procedure."),
    ("documented", "insertion", "Family consented."),
    ("documented", "removal", "Consent signed and on chart."),
    ("documented", "insertion", "Implied emergency consent."),
    (
        "documented",
        "insertion",
        "Given the emergent nature of the procedure, consent was not obtained.",
    ),
    ("documented", "insertion", "Pt unable to consent, emergent."),
    ("documented", "reposition", "Mother at bedside and agrees with moving the cannula."),
    ("documented", "initiation", "He is a minor; his legal guardian has signed."),
    ("documented", "insertion", "I spoke with his son who wishes us to go ahead."),
    ("documented", "insertion", "Sister (POA) says yes."),
    ("documented", "insertion", "Parents said to go ahead."),
    ("documented", "insertion", "CONSENT: 2 MD emergency"),
    ("missing", "insertion", "Will need consent from the family."),
    ("missing", "insertion", "Trying to reach the family for consent."),
    ("missing", "daily_management", "Wife updated by phone."),
    ("missing", "daily_management", "Daughter agrees with comfort care."),
    ("missing", "insertion", "Wife was informed after the procedure."),
]


@pytest.mark.parametrize(("status", "actions", "text"), OF_MANY_HANDS)
def test_of_many_hands(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_consent, text, tuple(actions.split(",")))["status"] == status


SEEN_AFRESH = [
    (
        "documented",
        "initiation",
        "Grandmother gave us her blessing over the phone; VA ECMO begun 02:10.",
    ),
    (
        "documented",
        "insertion",
        "Dangers and alternatives gone through with his brother. They chose to go ahead with it, cannulas placed.",
    ),
    ("not_done", "reposition", "Written consent for moving the cannula was not sought."),
    ("missing", "insertion", "His wife had consented to the 2019 run. Cannula placed today."),
    ("missing", "initiation", "Ethics to advise before any consent. ECMO started at 4."),
    ("unfilled", "insertion", "{CONSENT TYPE:1177}"),
    (
        "documented",
        "insertion",
        "Nobody could be traced. Two consultants certified that ECMO was needed at once for survival.",
    ),
    ("missing", "insertion", "Pictures of the groin taken with the husband's consent."),
    ("documented", "vent_removal", "With the parents' written permission the chest was reopened."),
    ("documented", "insertion", "Consent: no relative found, done under the doctrine of necessity"),
    ("documented", "insertion", "I asked for his permission before the cut and he gave it."),
    ("documented", "insertion", "Sister ok'd it by phone."),
    ("documented", "insertion", "Mrs. Alder signed after our talk with the family."),
    (
        "missing",
        "initiation",
        "The perfusion team was in agreement with going ahead. Flow begun at 3.",
    ),
    (
        "documented",
        "insertion",
        "Under local anesthesia with the daughter's verbal agreement the vein was entered.",
    ),
]


@pytest.mark.parametrize(("status", "actions", "text"), SEEN_AFRESH)
def test_seen_afresh(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_consent, text, tuple(actions.split(",")))["status"] == status


AS_OTHERS_WRITE = [
    ("documented", "insertion", "Consent taken by Dr. Lee from the son."),
    ("documented", "insertion", "Mom consented for ECMO."),
    ("documented", "insertion", "Emergency: no time to consent."),
    ("documented", "insertion", "Parents understand and wish to go on."),
    ("documented", "insertion", "Form 4 signed by two consultants."),
    ("documented", "insertion", "Phone consent x2 RN."),
    ("documented", "insertion", "I obtained agreement from his legal guardian."),
    ("documented", "insertion", "Life-saving; consent presumed."),
    ("missing", "insertion", "Family updated."),
    ("missing", "insertion", "Risks explained to wife."),
    ("not_done", "insertion", "Consent: not obtained"),
    ("missing", "insertion", "Consent for blood products signed."),
    ("documented", "insertion", "Surrogate said to do everything including ECMO."),
    ("documented", "insertion", "He gave a thumbs up to go ahead."),
    ("missing", "daily_management", "Sister signed the visitor form."),
    ("unfilled", "insertion", "Consent obtained from ***"),
]


@pytest.mark.parametrize(("status", "actions", "text"), AS_OTHERS_WRITE)
def test_as_others_write(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_consent, text, tuple(actions.split(",")))["status"] == status


NEAR_MISSES = [
    ("missing", "insertion", "The fellow agreed to proceed. Cannulas placed."),
    ("missing", "insertion", "Mrs. Smith is on the phone; she will decide."),
    ("missing", "insertion", "They chose to proceed with the right groin. Cannulas placed."),
    ("missing", "initiation", "Team content with going ahead. ECMO started."),
    (
        "missing",
        "insertion",
        "It was essential to save the limb that a reperfusion cannula be placed.",
    ),
    ("missing", "daily_management", "Family happy with care."),
    ("missing", "insertion", "Mr. Jones signed the imaging report. Family at bedside."),
    ("missing", "insertion", "Consent will be sought when the family arrives."),
]


@pytest.mark.parametrize(("status", "actions", "text"), NEAR_MISSES)
def test_near_misses(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_consent, text, tuple(actions.split(",")))["status"] == status


EVERYDAY_WORDS = [
    (
        "documented",
        "insertion",
        "His brother, found by K.B. at the lifts, asked us to proceed.",
    ),
    (
        "documented",
        "insertion",
        "No family found. A sister abroad, message left. Done as an emergency.",
    ),
    ("documented", "insertion", "Informed consent obtained from wife."),
    ("documented", "insertion", "Consent signed."),
    ("documented", "insertion", "Consent: emergency, implied."),
    ("documented", "insertion", "Emergent; consent waived."),
    ("documented", "insertion", "Two-physician consent."),
    ("documented", "insertion", "Husband agreed by phone."),
    ("documented", "insertion", "Verbal consent from the daughter."),
    ("documented", "insertion", "Telephone consent with two witnesses."),
    ("documented", "insertion", "Parents signed the form."),
    ("documented", "insertion", "Family agreed to proceed."),
    ("documented", "insertion", "Family wish for everything, agreed to ECMO."),
    ("documented", "insertion", "Mum and dad happy to go ahead."),
    ("documented", "insertion", "NOK informed and agreeable."),
    ("documented", "insertion", "High-risk consent taken from relatives."),
    ("documented", "insertion", "Assent of the family."),
    ("documented", "insertion", "Discussed with wife, who wants us to proceed."),
    ("documented", "insertion", "Emergency procedure, no time for consent."),
    ("documented", "insertion", "No family reachable, proceeded under emergency doctrine."),
    ("documented", "insertion", "Done in best interests."),
    ("documented", "insertion", "Life-threatening emergency; consent not possible."),
    ("documented", "insertion", "Patient unable to consent, no surrogate, emergency."),
    ("documented", "insertion", "Permission from mother."),
    ("documented", "insertion", "Consent in chart."),
    ("documented", "insertion", "Consent form 4 completed."),
    ("documented", "insertion", "Consent on file."),
    ("documented", "insertion", "Written informed consent taken."),
    ("documented", "insertion", "Father gave the go-ahead."),
    ("documented", "insertion", "Wife said yes."),
    ("documented", "insertion", "Son okayed it over the phone."),
    ("documented", "insertion", "Sister, as healthcare proxy, consented."),
    ("documented", "insertion", "Guardian consent by court order."),
    ("documented", "insertion", "Risks and benefits explained to the family who agreed."),
    ("documented", "insertion", "Consented."),
    ("documented", "insertion", "Consent - yes"),
    ("documented", "insertion", "Consent: [x] obtained [ ] emergency"),
    (
        "documented",
        "insertion",
        "Risks, benefits, alternatives discussed with husband and he elected to proceed.",
    ),
    ("documented", "insertion", "He had signed the form himself in clinic for ECMO if needed."),
    ("documented", "insertion", "Implied consent given arrest."),
    ("documented", "insertion", "Wife could not be reached; went ahead as an emergency."),
    ("documented", "insertion", "Parents on the way, no time to wait."),
    ("documented", "insertion", "Deferred consent, emergency."),
    ("documented", "insertion", "Her mother signed at the bedside."),
    ("documented", "insertion", "Next of kin gave verbal agreement over speaker phone."),
    ("documented", "insertion", "Family in agreement."),
    ("documented", "insertion", "POA consented."),
    ("documented", "insertion", "Spouse authorised the procedure."),
    ("documented", "removal", "Decannulation agreed with parents, form signed."),
    ("missing", "insertion", "Family informed afterwards."),
    ("missing", "insertion", "Wife at bedside."),
    ("missing", "insertion", "Consent for bronchoscopy obtained."),
    ("missing", "insertion", "Will obtain consent."),
    ("missing", "insertion", "Family declined tracheostomy."),
    ("missing", "insertion", "Discussed with family prognosis."),
    ("missing", "insertion", "Consent for transfusion signed."),
    ("missing", "insertion", "Mother to be consented."),
    ("unfilled", "insertion", "Consent obtained from ____."),
    ("unfilled", "insertion", "Consent: [ ] obtained [ ] emergency"),
]


@pytest.mark.parametrize(("status", "actions", "text"), EVERYDAY_WORDS)
def test_everyday_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_consent, text, actions=tuple(actions.split()))["status"] == status


LATER_WORDS = [
    ("documented", "removal", "Parents understand that the artery will be tied; signed."),
]


@pytest.mark.parametrize(("status", "actions", "text"), LATER_WORDS)
def test_later_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_consent, text, actions=tuple(actions.split()))["status"] == status


SAID_IN_OTHER_WORDS = [
    ("documented", "insertion", "Her brother said we should proceed."),
    ("documented", "insertion", "The wife says that you may go ahead."),
    ("missing", "insertion", "Cardiology said we should proceed."),
    ("missing", "insertion", "His mother said we should not go ahead."),
    ("missing", "insertion", "Her sister said we should have come sooner."),
    ("documented", "insertion", "His wife heard the risks and had no objection."),
    ("documented", "insertion", "Mrs. Amundsen was told and has no objection."),
    ("documented", "initiation", "The sons did not object to going on ECMO."),
    ("documented", "insertion", "We told the parents what it entails; they had no hesitation."),
    ("documented", "insertion", "They were adamant that everything should be done, both parents."),
    ("documented", "initiation", "Hubby on the phone, says go."),
    ("documented", "insertion", "The mother was found in the waiting room and gave the go ahead."),
    (
        "documented",
        "insertion",
        "Grandmother in the corridor; permission for ECMO and the flight home recorded at 04:20.",
    ),
    (
        "documented",
        "insertion",
        "** Consent **\nDaughter rung at 0215, translator not needed; bleeding and stroke gone over, she wants us to go ahead.",
    ),
    ("documented", "removal", "Consent: verbal, from herself (laryngectomy, writes on a slate)."),
    (
        "documented",
        "initiation",
        "CONSENT|[ ] signed  [x] nobody to ask, life threat, two doctors concur",
    ),
    (
        "documented",
        "insertion",
        "Stroke and limb loss gone over with the parents. They understand and want to proceed.",
    ),
    (
        "documented",
        "vent_insertion",
        "Benefits and risks discussed, the patient's sister elects to proceed.",
    ),
    ("documented", "insertion", "In mid-arrest there was no opportunity for formal consent."),
    ("documented", "insertion", "Got the okay from his father over the phone."),
    ("documented", "insertion", "Agreement of both parents was had by telephone."),
    ("documented", "insertion", "Wife: proceed."),
    ("documented", "removal", "She herself said take it out."),
    ("documented", "insertion", "The brothers and the whole family concurred with ECMO."),
    ("documented", "insertion", "The father asked only that we try."),
    ("documented", "insertion", "Emergency with two attending signatures on the form."),
    ("documented", "removal", "His stepmother signed for it."),
    ("missing", "insertion", "Consent: signed (for PCI) last week"),
    ("missing", "insertion", "Consent: husband on his way, will be asked when he is here."),
    ("missing", "insertion", "Consent: for tracheostomy, signed."),
    ("missing", "insertion", "The brother is abroad, translator not needed."),
    ("missing", "insertion", "Cardiology had no objection to VA."),
    ("missing", "insertion", "The family asked whether they may object to ECMO."),
    ("missing", "insertion", "Renal had no reservations about dialysis."),
    ("missing", "insertion", "The perfusionists were clear that everything was primed."),
    ("documented", "insertion", "Husband says fine to ECMO."),
    ("documented", "insertion", "Consent: his wife's signature is on file."),
    ("missing", "insertion", "Electronic signature on file."),
    ("missing", "insertion", "HIPAA authorization on file."),
    ("missing", "insertion", "Photo permission in the chart."),
    ("missing", "insertion", "Wife says fine until last week, then fever."),
    ("missing", "insertion", "Family updated, cardiology concurs with VA."),
    ("missing", "insertion", "Wife updated, CT surgery has no objections."),
]


@pytest.mark.parametrize(("status", "actions", "text"), SAID_IN_OTHER_WORDS)
def test_said_in_other_words(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_consent, text, actions=tuple(actions.split()))["status"] == status


GLAD_TO_HAVE_IT_DONE = [
    ("documented", ("reposition",), "Grandparents phoned and content for me to go back in."),
    ("documented", ("removal",), "She herself having agreed to this in writing, we went ahead."),
    ("documented", ("removal",), "Her husband was comfortable for the team to take it out."),
    ("documented", ("reposition",), "Father fine with us to re-explore."),
    ("documented", ("insertion",), "The patient agreed to it in advance."),
    ("documented", ("reposition",), "Wife happy for us to do it."),
    ("missing", ("removal",), "The two consultants agreed to it in writing."),
    ("missing", ("reposition",), "Sister in charge happy for me to go back in the side room."),
    ("missing", ("removal",), "Cardiology happy for me to operate tomorrow."),
    ("missing", ("reposition",), "Parents not happy for us to go back in."),
    ("missing", ("reposition",), "Parents would be happy for us to operate if needed."),
]


@pytest.mark.parametrize(("status", "actions", "text"), GLAD_TO_HAVE_IT_DONE)
def test_glad_to_have_it_done(
    read: Callable[..., dict[str, Any]], status: str, actions: tuple[str, ...], text: str
) -> None:
    assert read(read_consent, text, actions)["status"] == status


BY_LAW_AND_IN_HASTE = [
    ("documented", "insertion", "SDM reached on the phone, is in agreement with VA ECMO."),
    ("documented", "insertion", "MPOA at bedside, wants to proceed."),
    ("documented", "insertion", "LAR: daughter; informed, accepts cannulation."),
    ("documented", "insertion", "Attenders explained the risk in Hindi, accepted and signed."),
    (
        "documented",
        "insertion",
        "High risk explained to patient attendants, they have given consent.",
    ),
    ("documented", "insertion", "Substitute decision maker said go ahead with it."),
    ("documented", "insertion", "PARQ held with the husband, who wishes to proceed."),
    ("documented", "removal", "PARQ done. He agrees and signed."),
    ("documented", "insertion", "She accepts the risk and signed."),
    ("documented", "insertion", "Papers for ECMO signed by him before sedation."),
    ("documented", "insertion", "Both sheets signed by the parents."),
    ("documented", "insertion", "All three documents countersigned by her in my presence."),
    (
        "documented",
        "insertion",
        "Authorisation for V-V ECMO by the family court received at 09:10.",
    ),
    ("documented", "insertion", "Approval to cannulate from the legal guardian e-mailed at 03:10."),
    ("documented", "removal", "Permission to remove the cannulas from his sister by phone."),
    ("documented", "insertion", "Go-ahead for ECMO from the father by text message."),
    ("documented", "insertion", "Court order for ECMO in the chart."),
    ("documented", "insertion", "Agreement to ECMO by the parents is recorded in the chart."),
    ("documented", "initiation", "Consent skipped, patient coding."),
    ("documented", "initiation", "Consent postponed - crash cannulation under CPR."),
    ("documented", "initiation", "Consent not sought: pulseless on the table."),
    ("documented", "initiation", "Consent deferred (arrest), father informed later."),
    ("documented", "initiation", "Retrospective consent, patient was in cardiac arrest."),
    ("documented", "initiation", "Deferred assent as he was dying in front of us."),
    (
        "documented",
        "insertion",
        "There was no time to wait for the next of kin: she was bradying down.",
    ),
    ("documented", "insertion", "No time for signatures, chest compressions running."),
    ("documented", "insertion", "Waiting for the family to sign would have cost her life."),
    ("documented", "insertion", "Could not delay for paperwork; VF arrest."),
    ("documented", "insertion", "Seconds counted and we did not wait for the form."),
    ("documented", "initiation", "Acted without waiting for the wife's signature, no output."),
    (
        "documented",
        "initiation",
        "Too unwell to be asked and nobody with her; emergency provision applied.",
    ),
    ("documented", "insertion", "Section 5 Mental Capacity Act, best interests, arrest."),
    ("documented", "insertion", "Presumed will, patient intubated, vital indication."),
    (
        "documented",
        "insertion",
        "Discussed with the parents via interpreter; they are in agreement.",
    ),
    ("documented", "insertion", "Risks explained, husband consents."),
    ("documented", "insertion", "Verbal OK from mom over FaceTime, second RN on the line."),
    ("documented", "insertion", "Consent x2 (ECMO, blood) in chart."),
    ("documented", "insertion", "Telephonic informed consent, father, witnessed by Sr. Thomas."),
    ("documented", "insertion", "Written high risk consent taken."),
    (
        "documented",
        "insertion",
        "Covered by the cardiac surgery form he signed on Tuesday, which lists ECMO.",
    ),
    ("documented", "insertion", "Her transplant consent covers perioperative ECLS."),
    ("documented", "insertion", "The surgical consent of 3/4 includes mechanical support."),
    ("documented", "insertion", "Consented preoperatively for AVR and possible ECMO."),
    ("documented", "vent_insertion", "Wife has agreed to the vent by telephone."),
    ("documented", "removal", "He has capacity and is happy for the cannulae to come out."),
    ("documented", "reposition", "Dad okay with moving the cannula."),
    ("documented", "reposition", "Original ECMO consent covers repositioning."),
    ("documented", "insertion", "[x] Consent   [x] Site marked   [ ] Allergies"),
    ("documented", "insertion", "Consent: + (father)"),
    ("documented", "insertion", "Consent (verbal/phone): brother"),
    ("documented", "insertion", "Two consultants signed form 4 as next of kin abroad."),
    ("documented", "insertion", "Emergency treatment without consent, life at stake."),
    (
        "documented",
        "insertion",
        "Ethics and two attendings signed off in the absence of family, life-threatening.",
    ),
    ("not_done", "removal", "Consent: none taken, incident report submitted."),
    ("not_done", "removal", "No consent was obtained for decannulation; Datix form completed."),
    (
        "not_done",
        "reposition",
        "Consent for repositioning was not taken. Incident form signed by the charge nurse.",
    ),
    ("not_done", "removal", "Formal consent was not requested for this elective removal."),
    (
        "missing",
        "insertion",
        "In her 2021 run the consent had been signed by her mother. Cannulated again today.",
    ),
    ("missing", "insertion", "Consent for the 2018 ECMO was by his father. New run today."),
    (
        "missing",
        "insertion",
        "At his first cannulation in 2020 the wife had consented. Today the IJ was used.",
    ),
    (
        "missing",
        "daily_management",
        "During the 2019 run her husband agreed to everything. Day 3 now.",
    ),
    ("missing", "insertion", "Transfer form signed by the family. Cannula placed."),
    ("missing", "insertion", "Incident form completed and filed."),
    ("missing", "insertion", "Belongings sheet signed by the wife. Cannula placed."),
    ("missing", "insertion", "Blood release form signed."),
    ("missing", "insertion", "Permission for ECMO from the insurer came at noon."),
    ("missing", "insertion", "Authorization for ECMO by the payer is pending."),
    ("missing", "insertion", "Approval for ECMO from the ECMO director at 02:00."),
    ("missing", "daily_management", "We could not wait for the echo, flow was raised."),
    (
        "missing",
        "insertion",
        "We could not wait for the perfusionist and primed the circuit ourselves.",
    ),
    ("missing", "insertion", "No time for a second echo, the groin was prepped."),
    ("missing", "insertion", "Could not wait for the blood gas."),
    ("missing", "daily_management", "LAR to be contacted for ECMO continuation."),
    ("missing", "daily_management", "PARQ conference planned for Monday."),
    ("missing", "insertion", "SDM not yet reached; he will be called."),
    ("missing", "insertion", "Documents signed by Dr. Lee."),
    ("missing", "insertion", "Both sheets signed by the perfusionist."),
    ("missing", "daily_management", "The attendant nurse agrees with the plan."),
    ("missing", "insertion", "Death certificate signed by her GP."),
    ("missing", "daily_management", "Court order for custody on file."),
    ("missing", "insertion", "Signed by attending."),
    (
        "documented",
        "insertion",
        "Jehovah's Witness who accepts the circuit but no blood, forms signed by him.",
    ),
    ("documented", "insertion", "No blood products. Both papers signed by her."),
    (
        "documented",
        "insertion",
        "JW: ECMO accepted, blood refused, advance directive and consent signed.",
    ),
    ("documented", "insertion", "No interpreter needed, form signed by the patient."),
    ("documented", "insertion", "Not sedated, wants ECMO, form signed by her."),
    ("missing", "insertion", "No documents signed by her were found."),
    ("missing", "insertion", "No form signed by the family in the chart."),
    ("missing", "insertion", "Form not signed by the wife yet."),
    ("documented", "insertion", "Patient himself asked for it while still awake and signed."),
    ("documented", "initiation", "Implied under emergency doctrine: no NOK."),
    ("documented", "insertion", "Administrative consent obtained."),
    ("documented", "insertion", "Hospital administrator signed as no family available."),
    ("documented", "insertion", "Medical superintendent signed on behalf of the unknown patient."),
    ("documented", "insertion", "Consent via tele-interpreter (Spanish), husband."),
    (
        "documented",
        "insertion",
        "The procedure was explained to relations and consent form got signed.",
    ),
    (
        "documented",
        "insertion",
        "Informed written consent taken from son after explaining risk in own language.",
    ),
    ("documented", "insertion", "Aufklaerung and consent by telephone with the wife."),
    (
        "documented",
        "insertion",
        "The legal guardian (Betreuer) was informed by telephone and agreed.",
    ),
    ("documented", "insertion", "Consent in the blue folder."),
    ("documented", "insertion", "See consent tab."),
    ("documented", "insertion", "Consent verified at time-out."),
    ("documented", "insertion", "Consent confirmed, site marked."),
    ("documented", "insertion", "Time-out with consent check done."),
    ("documented", "removal", "Consent for decannulation is included in the original form."),
    ("documented", "insertion", "Signed consent checked by the scrub nurse."),
    ("documented", "insertion", "Consent Y, site marked Y, allergies none."),
    (
        "documented",
        "insertion",
        "Mother agreed to go to ECMO if needed at the morning talk; needed at 14:00, begun 14:30.",
    ),
    ("documented", "insertion", "Assent from the 15-year-old, consent from both parents."),
    ("documented", "initiation", "Family opted for ECMO after a talk with cardiology."),
    ("documented", "initiation", "Parents want all done. ECMO started."),
    (
        "documented",
        "initiation",
        "Patient's mother understands this may not work and wants us to try.",
    ),
    (
        "documented",
        "insertion",
        "No consent as exsanguinating; two consultants documented necessity.",
    ),
    ("not_done", "insertion", "Consent: refused by patient, overridden by court? No."),
    ("not_done", "insertion", "[ ] consent obtained [x] consent not obtained"),
    ("missing", "insertion", "Consent status unknown."),
    ("missing", "insertion", "Consent for LP and MRI signed."),
    ("missing", "daily_management", "Family meeting at 3, consent for trach to be discussed."),
    ("missing", "insertion", "The wife signed in at the front desk."),
    ("missing", "insertion", "Witness statement signed by her brother for the police."),
    ("missing", "daily_management", "Mother signed the breast-milk form."),
    ("missing", "daily_management", "Mother signed up for the parking permit."),
    ("missing", "daily_management", "Her daughter agreed that she looks better."),
    ("missing", "insertion", "Discharge papers signed by him last week."),
    ("missing", "daily_management", "They are in agreement with palliative care input."),
    ("missing", "insertion", "Nurse and perfusionist are happy with the cannula position."),
    ("missing", "insertion", "He is comfortable with the cannula in his neck."),
    ("missing", "daily_management", "Patient is okay with the ECMO lines, sleeping well."),
    ("missing", "daily_management", "Parents are happy with cannula care."),
    ("missing", "insertion", "Presumed wish of the team was the left side."),
    ("documented", "insertion", "Aufklärung of the husband by phone, he consents."),
    ("documented", "insertion", "Consent by proxy."),
    ("documented", "insertion", "Family conference at 02:00, consensus to proceed with ECMO."),
    ("documented", "insertion", "Prior to sedation she had told us she would accept ECMO."),
    ("documented", "insertion", "ECMO was accepted by the parents after discussion."),
    ("documented", "insertion", "ECMO offered and accepted."),
    (
        "documented",
        "insertion",
        "The parents, who had talked with ECMO parents before, gave their OK.",
    ),
    ("documented", "insertion", "Everything explained, mother's thumb impression taken."),
    ("documented", "insertion", "LTI of father taken on the consent form."),
    ("documented", "insertion", "Witnessed by staff nurse, brother has signed high risk bond."),
    ("documented", "insertion", "Poor prognosis and cost explained; relatives willing for ECMO."),
    ("documented", "insertion", "Consent obtained from legal next of kin (brother)."),
    ("documented", "insertion", "Consent form scanned."),
    ("documented", "insertion", "e-consent completed by spouse."),
    ("documented", "insertion", "DocuSign consent from the mother, 11:02."),
    ("documented", "insertion", "Consent over Zoom with interpreter ID 4432."),
    ("documented", "insertion", "Under the emergency rule, no consent was needed."),
    ("documented", "insertion", "Consent exempt, emergency."),
    ("documented", "insertion", "Consent: N/A - emergent"),
    ("documented", "insertion", "Consent not applicable, arrest."),
    ("documented", "insertion", "Emergency; unable to obtain consent."),
    ("documented", "insertion", "Two-doctor emergency form in chart."),
    ("documented", "insertion", "Emergent 2 MD consent."),
    ("documented", "initiation", "ECPR without consent as per protocol, family told afterwards."),
    (
        "documented",
        "insertion",
        "Consent was obtained by the transport team at the referring hospital.",
    ),
    ("documented", "insertion", "Verbal assent over the retrieval phone from both mothers."),
    ("documented", "insertion", "She consented with a nod."),
    ("documented", "insertion", "Patient communicated agreement by letter board."),
    ("documented", "removal", "He cannot wait to have the tubes out and signed."),
    ("documented", "removal", "Patient signed for removal."),
    ("documented", "removal", "Parents signed for decannulation."),
    (
        "documented",
        "vent_insertion",
        "Consent for LV vent via thoracotomy: wife, phone, 2 witnesses.",
    ),
    (
        "documented",
        "vent_removal",
        "Consent for the vent removal was part of the decannulation consent.",
    ),
    ("documented", "reposition", "Blanket consent for circuit interventions on file."),
    (
        "documented",
        "reposition",
        "ICU consent bundle signed on admission covers line manipulation.",
    ),
    ("documented", "reposition", "The wife was rung and is fine with the catheter being moved."),
    ("documented", "graft_conduit", "Informed consent incl. chimney graft, husband."),
    ("documented", "insertion", "Consent  : Taken"),
    ("documented", "insertion", "Consent - Verbal, Wife"),
    ("documented", "insertion", "Consent/assent: mother/patient"),
    ("documented", "insertion", "Consented? Yes"),
    ("documented", "insertion", "Consent given? Y"),
    ("documented", "insertion", "Consent obtained (Y/N): Y"),
    ("documented", "insertion", "Consent ✓"),
    ("documented", "insertion", "Consent done."),
    ("documented", "insertion", "Consent ok."),
    ("not_done", "insertion", "Consent: N"),
    ("not_done", "insertion", "Consent given? No"),
    ("not_done", "insertion", "Consent ✗, not asked"),
    ("not_done", "removal", "Consent for removal was overlooked."),
    ("not_done", "removal", "We omitted to take consent before the removal."),
    ("not_done", "insertion", "Consent obtained: no"),
    ("not_done", "removal", "No signed consent; elective removal, patient not asked."),
    ("not_done", "removal", "Decannulated without consent."),
    ("unfilled", "insertion", "Consent: {yes/no}"),
    ("unfilled", "insertion", "Consent: _______ Witness: _______"),
    ("unfilled", "removal", "Consent obtained: [ ] Yes [ ] No"),
    ("unfilled", "insertion", "Informed consent was obtained from {relationship}."),
    ("missing", "insertion", "Wife has not decided yet."),
    ("missing", "insertion", "Husband wants to talk to the surgeon first."),
    ("missing", "insertion", "Consent will follow."),
    ("missing", "daily_management", "Consent for PICC by phone from the wife."),
    ("missing", "daily_management", "Consent for bronch obtained."),
    ("missing", "daily_management", "Family consents to donor screening."),
    ("missing", "insertion", "Research nurse got consent for the BIO-ECMO study."),
    ("missing", "daily_management", "Wife agrees to another 48 h and then withdraw."),
    ("missing", "insertion", "I agree with the resident's note."),
    ("missing", "insertion", "Radiology agreed to come."),
    ("missing", "insertion", "Signed: J. Park."),
    ("missing", "insertion", "Cosigned by attending."),
    ("missing", "insertion", "Our consent form was revised in March."),
    ("missing", "daily_management", "Consent forms are kept in drawer 3."),
    ("missing", "insertion", "Sister has been told he may not survive."),
    ("missing", "insertion", "Mother's blood group O, father unknown."),
    ("missing", "daily_management", "Family accepts that recovery will be slow."),
    ("missing", "insertion", "Transfer accepted by Dr. K."),
    ("missing", "insertion", "Patient accepted for ECMO by our centre."),
    ("missing", "insertion", "The husband brought the signed insurance form."),
    ("missing", "insertion", "If she deteriorates, her brother will be asked to sign."),
    ("missing", "insertion", "In 2017 his mother had signed for ECMO. Today right IJ."),
    (
        "missing",
        "daily_management",
        "Next of kin wants us to keep the blinds closed; consent for tracheostomy outstanding.",
    ),
    ("missing", "insertion", "SDM: daughter, phone number in chart."),
    ("missing", "insertion", "LAR agreed that he was unwell on Monday."),
    ("missing", "insertion", "Papers signed by the ambulance crew."),
    ("missing", "insertion", "The form that Dr. Lee signed was lost."),
    ("missing", "insertion", "Approval for the new oxygenator by the family of vendors."),
    ("missing", "daily_management", "Court order for guardianship pending."),
    ("missing", "insertion", "We did not wait for the chest film."),
    ("missing", "daily_management", "She is happy with the physiotherapist."),
    ("missing", "insertion", "He asked for everything to be moved to the left."),
    ("missing", "insertion", "The referring team agreed to ECMO by phone."),
    ("missing", "insertion", "ECMO was accepted by the receiving unit."),
    ("missing", "insertion", "ECMO was requested by the patient's cardiologist."),
    ("missing", "daily_management", "The parents requested ECMO photos."),
    ("not_done", "insertion", "Consent was not asked."),
    ("missing", "insertion", "Consent being sought, husband en route."),
]


@pytest.mark.parametrize(("status", "actions", "text"), BY_LAW_AND_IN_HASTE)
def test_by_law_and_in_haste(
    read: Callable[..., dict[str, Any]], status: str, actions: str, text: str
) -> None:
    assert read(read_consent, text, actions=tuple(actions.split()))["status"] == status
