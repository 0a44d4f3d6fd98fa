from imp_ import upload
pk=[p for p in A["pupils"] if p["id"] in {c["pupil"] for c in A["cycles"] if not c["closed"]} and p["upn"]][1]
dob=db("dob",pk["id"])
for st in "KEN":
    r=upload(ad,"g.csv",f"UPN,Surname,Forename,DOB,SEN Status\n{pk['upn']},{pk['sur']},{pk['fore']},{dob},{st}\n".encode()); l=r.h("Location"); e=err(ad.get(l)); print("oracle",st,re.findall(r"[^.]*would be[^.]*\.[^.]*\.",e)[:1]); ad.post(l+"drop/",{},ST)
