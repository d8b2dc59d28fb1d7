// What the domain says of each act, written by hand and not from the code. A new act has its lines here and its form
// in acts.ts; whatever is forgotten makes a test fail.

/**
 * Written by hand from domain §5: a verb, what a stranger is told about whose act it is, who does it here, what must
 * have been asked (* for anything, - for nothing), and from which stage to which. The row of 东湾村 came from 已认领.
 */
export const ways = `
assign            sender     liWen    *
claim             unit       zhengHao *                  assigned>claimed
reportNotFound    unit       zhengHao *                  assigned>notFoundPending claimed>notFoundPending
confirmNotFound   reviewer   liWen    *                  notFoundPending>notFound
plan              unit       zhengHao *                  assigned>rectifying claimed>rectifying
amend             unit       zhengHao *                  claimed>claimed rectifying>rectifying
addProblem        unit       zhengHao *                  claimed>claimed rectifying>rectifying
reportProgress    unit       zhengHao *                  rectifying>rectifying
requestClosure    unit       zhengHao *                  claimed>verifying rectifying>verifying longTerm>verifying
withdraw          unit       zhengHao *                  verifying>claimed approving>claimed
verify            reviewer   liWen    *                  verifying>approving
approve           reviewer   liWen    *                  approving>closed
return            reviewer   liWen    *                  verifying>claimed approving>claimed notFoundPending>claimed
reopen            watcher    liWen    *                  closed>rectifying longTerm>rectifying notFound>claimed
decline           unit       zhengHao *                  assigned>declined
keepAssigned      sender     liWen    reassign           declined>assigned
reassign          sender     liWen    reassign           declined>void
requestExtension  unit       zhengHao -                  claimed>claimed rectifying>rectifying
grantExtension    sender     liWen    extension          claimed>claimed rectifying>rectifying
refuseExtension   sender     liWen    extension          claimed>claimed rectifying>rectifying
requestLongTerm   unit       zhengHao -                  rectifying>rectifying
grantLongTerm     office     chenJing longTerm           rectifying>longTerm longTerm>longTerm
refuseLongTerm    office     chenJing longTerm           rectifying>rectifying longTerm>longTerm
reviewLongTerm    unit       zhengHao -                  longTerm>longTerm
transfer          unit       zhengHao -                  claimed>transferPending rectifying>transferPending
acceptTransfer    receiver   luJia    transfer           transferPending>transferred
refuseTransfer    receiver   luJia    transfer           transferPending>transferPending
imposeTransfer    office     chenJing transfer           transferPending>transferred
revokeTransfer    office     chenJing transfer           transferPending>claimed
confirmOutcome    unit       zhengHao *                  transferred>transferred
disputeOutcome    unit       zhengHao *                  transferred>transferred
withdrawRequest   unit       zhengHao extension,longTerm claimed>claimed rectifying>rectifying longTerm>longTerm
withdrawRequest   unit       zhengHao reassign           declined>assigned
withdrawRequest   unit       zhengHao transfer           transferPending>claimed
registerSelfFound unit       zhengHao *
acceptSelfFound   sender     liWen    selfFound          claimed>claimed rectifying>rectifying
refuseSelfFound   sender     liWen    selfFound          claimed>void rectifying>void
void              sender     liWen    *                  assigned>void claimed>void rectifying>void verifying>void approving>void closed>void declined>void notFoundPending>void notFound>void longTerm>void transferPending>void transferred>void
handOver          unit       zhengHao *                  claimed>claimed rectifying>rectifying verifying>verifying approving>approving notFoundPending>notFoundPending longTerm>longTerm transferPending>transferPending transferred>transferred
followMerge       office     chenJing *                  assigned>assigned claimed>claimed rectifying>rectifying verifying>verifying approving>approving declined>declined notFoundPending>notFoundPending longTerm>longTerm transferPending>transferPending transferred>transferred
listHouseholds    unit       zhengHao *                  claimed>claimed rectifying>rectifying longTerm>longTerm
noteSupervision   supervisor hanBing  *                  assigned>assigned claimed>claimed rectifying>rectifying verifying>verifying approving>approving closed>closed declined>declined notFoundPending>notFoundPending notFound>notFound longTerm>longTerm transferPending>transferPending transferred>transferred
addEvidence       unit       zhengHao *                  claimed>claimed rectifying>rectifying verifying>verifying approving>approving closed>closed notFoundPending>notFoundPending notFound>notFound longTerm>longTerm transferPending>transferPending
withdrawEvidence  unit       zhengHao *                  claimed>claimed rectifying>rectifying verifying>verifying approving>approving closed>closed notFoundPending>notFoundPending notFound>notFound longTerm>longTerm transferPending>transferPending
`;

/**
 * Written by hand from domain §5, not from the code. U the row's unit, T its township for a village,
 * A only the applicant, 1 and 2 who may sign that step, W who may reopen, S who handed the row out, O the office,
 * R the unit a row is transferred to, V who supervises others; s and o are S and O without who asked. A row of the
 * matrix is a verb, a column a stage, a dot nobody. The last five columns: 延期 asked, 长期坚持 asked, 自查问题 not yet
 * accepted, a long-term row said to have reached its goal, a 移交 whose outcome is confirmed.
 */
export const matrix = `
                  assigned claimed rectifying verifying approving closed declined notFoundPending notFound longTerm transferPending transferred void extension goOn selfFound reached confirmed
claim             UT       .       .          .         .         .      .        .               .        .        .               .           .    .         .    .         .       .
plan              UT       UT      .          .         .         .      .        .               .        .        .               .           .    .         .    UT        .       .
amend             .        UT      UT         .         .         .      .        .               .        .        .               .           .    UT        UT   UT        .       .
addProblem        .        UT      UT         .         .         .      .        .               .        .        .               .           .    UT        UT   UT        .       .
reportProgress    .        .       UT         .         .         .      .        .               .        .        .               .           .    UT        UT   .         .       .
requestClosure    .        UT      UT         .         .         .      .        .               .        UT       .               .           .    UT        UT   UT        UT      .
withdraw          .        .       .          A         .         .      .        .               .        .        .               .           .    .         .    .         .       .
verify            .        .       .          1         .         .      .        .               .        .        .               .           .    .         .    .         .       .
approve           .        .       .          .         2         .      .        .               .        .        .               .           .    .         .    .         .       .
return            .        .       .          1         2         .      .        1               .        .        .               .           .    .         .    .         .       .
reportNotFound    UT       UT      .          .         .         .      .        .               .        .        .               .           .    .         .    UT        .       .
confirmNotFound   .        .       .          .         .         .      .        1               .        .        .               .           .    .         .    .         .       .
reopen            .        .       .          .         .         W      .        .               W        W        .               .           .    .         .    .         W       .
decline           UT       .       .          .         .         .      .        .               .        .        .               .           .    .         .    .         .       .
keepAssigned      .        .       .          .         .         .      s        .               .        .        .               .           .    .         .    .         .       .
reassign          .        .       .          .         .         .      s        .               .        .        .               .           .    .         .    .         .       .
requestExtension  .        UT      UT         .         .         .      .        .               .        .        .               .           .    .         .    .         .       .
grantExtension    .        .       .          .         .         .      .        .               .        .        .               .           .    s         .    .         .       .
refuseExtension   .        .       .          .         .         .      .        .               .        .        .               .           .    s         .    .         .       .
requestLongTerm   .        .       UT         .         .         .      .        .               .        .        .               .           .    .         .    .         .       .
grantLongTerm     .        .       .          .         .         .      .        .               .        .        .               .           .    .         o    .         o       .
refuseLongTerm    .        .       .          .         .         .      .        .               .        .        .               .           .    .         o    .         o       .
reviewLongTerm    .        .       .          .         .         .      .        .               .        UT       .               .           .    .         .    .         .       .
transfer          .        UT      UT         .         .         .      .        .               .        .        .               .           .    .         .    .         .       .
acceptTransfer    .        .       .          .         .         .      .        .               .        .        R               .           .    .         .    .         .       .
refuseTransfer    .        .       .          .         .         .      .        .               .        .        R               .           .    .         .    .         .       .
imposeTransfer    .        .       .          .         .         .      .        .               .        .        o               .           .    .         .    .         .       .
revokeTransfer    .        .       .          .         .         .      .        .               .        .        o               .           .    .         .    .         .       .
confirmOutcome    .        .       .          .         .         .      .        .               .        .        .               UT          .    .         .    .         .       .
disputeOutcome    .        .       .          .         .         .      .        .               .        .        .               UT          .    .         .    .         .       .
withdrawRequest   .        .       .          .         .         .      UT       .               .        .        UT              .           .    UT        UT   .         UT      .
acceptSelfFound   .        .       .          .         .         .      .        .               .        .        .               .           .    .         .    s         .       .
refuseSelfFound   .        .       .          .         .         .      .        .               .        .        .               .           .    .         .    s         .       .
void              S        S       S          S         S         S      S        S               S        S        S               S           .    S         S    S         S       S
handOver          .        UT      UT         UT        UT        .      .        UT              .        UT       UT              UT          .    UT        UT   UT        UT      .
followMerge       O        O       O          O         O         .      O        O               .        O        O               O           .    O         O    O         O       O
listHouseholds    .        UT      UT         .         .         .      .        .               .        UT       .               .           .    UT        UT   UT        UT      .
noteSupervision   V        V       V          V         V         V      V        V               V        V        V               V           .    V         V    V         V       V
addEvidence       .        UT      UT         UT        UT        UT     .        UT              UT       UT       UT              .           .    UT        UT   UT        UT      .
withdrawEvidence  .        UT      UT         UT        UT        UT     .        UT              UT       UT       UT              .           .    UT        UT   UT        UT      .
`;

/** How the timeline tells each act on a row of 东湾村, with its form of acts.ts, where it is under way or else first may be done. */
export const told = `
claim            认领：责任人 郑浩，办公电话 0374-8200001
amend            修改：细化措施
addProblem       增加问题：2 户未纳入监测
reportProgress   更新进展：6月19日 已走访 4 户
requestClosure   申请销号：完成日期 6月19日，整改情况及成效 6 户均已知晓
withdraw         撤回
verify           核查通过：现场核查，走访 3 户属实
approve          审定销号：同意销号
reportNotFound   未发现此类问题：6月18日 郑浩排查 40 户：逐户走访
confirmNotFound  核实：电话核实，抽查属实
reopen           重新挂账：纪委监委暗访发现反弹，3 户又不知晓
listHouseholds   登记涉及农户：涉及农户 颜国强（不知晓监测政策，未改）
noteSupervision  督导记录：走访 3 户，1 户不知晓；建议：补讲后再报；请于6月27日前答复
addEvidence      补充佐证材料：镇档案室2号柜
withdrawEvidence 作废佐证材料：photo.jpg，传错了一张
decline          申请改派：本村没有监测对象，应由水利局办理
keepAssigned     维持交办：属本单位职责
reassign         改派：给水利局，饮水管护由水利局负责
requestExtension 申请延期：延至 7月25日，汛期不能施工
grantExtension   同意延期：同意
refuseExtension  不同意延期：工期够用
requestLongTerm  申请转长期坚持：年底前监测对象全部知晓（阶段目标未达到）；长效机制：每月走访一次
grantLongTerm    同意转长期坚持：同意
refuseLongTerm   不同意转长期坚持：可以按期销号
reviewLongTerm   阶段复核：6月19日 30 户知晓，10 户待讲（阶段目标未达到）
transfer         移交：给水利局，政策口径由水利局解释
acceptTransfer   接收移交：办结时限 7月20日
refuseTransfer   不接收移交：属农业农村局职责
imposeTransfer   裁定由接收单位办理：办结时限 7月20日，三定方案明确由水利局负责
revokeTransfer   裁定退回移交单位：属地问题，由村办理
confirmOutcome   确认办结：群众满意
disputeOutcome   问题仍存在：2 户仍未享受
withdrawRequest  撤回申请
acceptSelfFound  受理自查问题：属实，列入台账
refuseSelfFound  不予受理：与 1-1 重复
void             作废：与 1-2 重复；保留 1-2
handOver         人员移交：郑浩调离
return           退回补充整改：2 户仍不清楚；需补充：补走访记录，6月27日前
plan             制定整改措施：具体问题 6 户不知晓监测政策，整改措施 逐户上门讲解，整改类型 限期整改，整改时限 7月10日
followMerge      随单位合并划转
`;

/** Acts that wait until they are wanted on a row under way, beside those that few rows need, in the order of the menu. */
export const waiting =
	'addEvidence addProblem amend decline handOver listHouseholds noteSupervision reopen requestExtension requestLongTerm reviewLongTerm transfer void withdraw withdrawEvidence withdrawRequest';
export const rareOfUnit =
	'requestExtension requestLongTerm transfer handOver listHouseholds addEvidence';
